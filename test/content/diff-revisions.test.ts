import { expect, test } from 'vitest';
import { compose } from '../../src/content/compose.ts';
import { ContentKind } from '../../src/content/content-kind.ts';
import { Sensitivity } from '../../src/content/sensitivity.ts';
import { submit } from '../../src/review/submit.ts';
import { openHubForThisTest } from '../support/hub.ts';

test('a request that asks for many comparisons is told that it is too costly', async () => {
  const given = await openHubForThisTest();
  const { site, sections } = await given.site('4300000001');
  const place = { siteId: site.id, sectionId: sections.get('tzgg')?.id ?? '' };
  const input = { kind: ContentKind.ARTICLE, title: '通知', body: '<p>正文。</p>', ...place };
  const { id } = await compose(await given.as('editor'), input);
  await submit(await given.as('editor'), { id, sensitivity: Sensitivity.GENERAL });
  const ask = (times: number) => {
    const diffs = Array.from({ length: times }, (_, nth) => `d${nth}: diff(from: 1, to: 1) { field }`);
    return given.desk('editor', `query($id: ID!) { copy(id: $id) { ${diffs.join(' ')} } }`, { id });
  };
  expect((await ask(4)).errors).toBeUndefined();
  expect((await ask(5)).errors?.[0]?.extensions.code).toBe('TOO_COSTLY');
});
