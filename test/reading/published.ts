import { compose } from '../../src/content/compose.ts';
import { ContentKind } from '../../src/content/content-kind.ts';
import type { CopyInput } from '../../src/content/inputs.ts';
import { Sensitivity } from '../../src/content/sensitivity.ts';
import { publish } from '../../src/release/publish.ts';
import { decide } from '../../src/review/decide.ts';
import { submit } from '../../src/review/submit.ts';
import type { TestHub } from '../support/hub.ts';

/** What a test says of a copy; the rest is made up. `site` and `section` are codes. */
export type Draft = Partial<Omit<CopyInput, 'siteId' | 'sectionId'>> & { site?: string; section?: string };

/** Composes, approves and publishes a copy by the acts everybody uses; answers the content's id. Its jobs still wait. */
export async function published(given: TestHub, draft: Draft = {}): Promise<string> {
  const { site: siteCode = '4300000001', section = 'tzgg', ...fields } = draft;
  const { site, sections } = await given.site(siteCode);
  const copy = await compose(await given.as('editor'), {
    kind: ContentKind.ARTICLE,
    title: '关于做好防汛工作的通知',
    body: '<p>各单位要做好防汛工作。</p>',
    siteId: site.id,
    sectionId: sections.get(section)?.id ?? '',
    ...fields,
  });
  await submit(await given.as('editor'), { id: copy.id, sensitivity: Sensitivity.GENERAL });
  await decide(await given.as('reviewer-office'), { id: copy.id, approve: true });
  const { contentId } = await publish(await given.as('editor'), { id: copy.id });
  return contentId ?? '';
}
