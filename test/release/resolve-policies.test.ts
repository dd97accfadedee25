import { expect, test } from 'vitest';
import { ContentKind } from '../../src/content/content-kind.ts';
import { correct } from '../../src/release/correct.ts';
import { Edition } from '../../src/release/edition.ts';
import { publish } from '../../src/release/publish.ts';
import { openHubForThisTest } from '../support/hub.ts';
import { approve, draft } from '../support/newsroom.ts';

test('an interpretation of a hundred policies, one named by its copy, is published and may be corrected', async () => {
  const given = await openHubForThisTest();
  const policy = await draft(given);
  await approve(given, policy);
  const { contentId } = await publish(await given.as('editor'), { id: policy.id });
  const others = Array.from({ length: 99 }, () => crypto.randomUUID());
  const interpretation = { copyIds: [policy.id], contentIds: others };
  const copy = await draft(given, { kind: ContentKind.INTERPRETATION, interpretation });
  await approve(given, copy);
  const made = (await publish(await given.as('editor'), { id: copy.id })).contentId ?? '';
  const edition = await given.hub.orm.em.fork().findOneOrFail(Edition, { contentId: made });
  const resolved = { copyIds: [], contentIds: [...others, contentId] };
  expect(edition.snapshot.interpretation).toMatchObject(resolved);
  const correction = await correct(await given.as('editor'), { contentId: made, changeNote: '更正' });
  expect(correction.interpretation).toMatchObject(resolved);
});
