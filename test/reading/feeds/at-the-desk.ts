import { attach } from '../../../src/content/attach.ts';
import type { ChangeKind } from '../../../src/content/change-kind.ts';
import { compose } from '../../../src/content/compose.ts';
import { ContentKind } from '../../../src/content/content-kind.ts';
import type { CopyInput, CopyPatch } from '../../../src/content/inputs.ts';
import { revise } from '../../../src/content/revise.ts';
import { Sensitivity } from '../../../src/content/sensitivity.ts';
import { correct } from '../../../src/release/correct.ts';
import { WithdrawalKind } from '../../../src/release/edition.ts';
import { publish } from '../../../src/release/publish.ts';
import { withdraw } from '../../../src/release/withdraw.ts';
import { decide } from '../../../src/review/decide.ts';
import { submit } from '../../../src/review/submit.ts';
import type { TestHub } from '../../support/hub.ts';

async function bringOut(given: TestHub, id: string): Promise<string> {
  await submit(await given.as('editor'), { id, sensitivity: Sensitivity.GENERAL });
  await decide(await given.as('reviewer-office'), { id, approve: true });
  return (await publish(await given.as('editor'), { id })).contentId ?? '';
}

/** Publishes a policy of the main site with a file and all that is said of one; answers its content's id. */
export async function publishPolicy(given: TestHub, fields: Partial<CopyInput> = {}): Promise<string> {
  const { site, sections } = await given.site('4300000001');
  const place = { siteId: site.id, sectionId: sections.get('zcwj')?.id ?? '' };
  const text = { title: '关于加强养老服务的意见', body: '<p>到2027年建成养老床位500张。</p>' };
  const copy = await compose(await given.as('editor'), {
    kind: ContentKind.POLICY,
    ...{ ...place, ...text, ...fields },
  });
  const bytes = Buffer.from('%PDF-1.4\n养老服务任务分工表');
  const stored = await given.hub.media.put(bytes);
  const file = { name: '任务分工表.pdf', sourceUrl: null, mediaType: 'application/pdf', ...stored };
  await attach(await given.as('editor'), { copyId: copy.id, files: [file] });
  return bringOut(given, copy.id);
}

/** Brings a correction out. */
export async function correctAs(
  given: TestHub,
  contentId: string,
  correction: { patch: CopyPatch; changeNote: string; changeKind?: ChangeKind },
): Promise<void> {
  const { patch, ...about } = correction;
  const copy = await correct(await given.as('editor'), { contentId, ...about });
  await revise(await given.as('editor'), { id: copy.id, version: copy.version, patch });
  await bringOut(given, copy.id);
}

/** Takes a content back. */
export async function takeBack(given: TestHub, contentId: string, kind = WithdrawalKind.GONE): Promise<void> {
  await withdraw(await given.as('editor'), { contentId, kind, explanation: '数据有误' });
}
