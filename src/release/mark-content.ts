import type { Context } from '../identity/context.ts';
import { canonicalJson } from '../platform/canonical-json.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { announce } from './announce.ts';
import { appendEdition, holdLedger } from './append-edition.ts';
import { applyEdition } from './apply-edition.ts';
import { Edition, EditionAct } from './edition.ts';
import { followExpiry } from './follow-expiry.ts';
import type { Mark } from './mark.ts';
import { marksOf } from './marks-of.ts';
import { Publication } from './publication.ts';

const DONE: Record<Mark['act'], string> = { REPEAL: '废止', AMEND: '修改', EXPIRE: '有效期届满' };

function sentence({ act, title, number, since, standing }: Mark): string {
  if (act === 'EXPIRE') return DONE.EXPIRE;
  const by = `《${title}》${number ? `（${number}）` : ''}`;
  const moment = Temporal.Instant.from(since).toZonedDateTimeISO('Asia/Shanghai').toPlainDate();
  return standing ? `已被${by}${DONE[act]}` : `将自${moment.toString()}起被${by}${DONE[act]}`;
}

/** Rule: what the marks say in the public note of their edition. */
function noteOf(marks: readonly Mark[]): string {
  return marks.length > 0
    ? marks.map(sentence).join('；')
    : '废止或修改本文件的文件已撤回，本文件不再带有该标注';
}

/**
 * Brings the marks beside a live content to what they must be at this moment, in the act's own transaction, by an edition
 * of its own with the approved text and approvals of the one before; nothing happens where they are right already.
 */
export async function markContent(tx: Context, contentId: string): Promise<void> {
  await holdLedger(tx);
  const publication = await mustLock(tx.em, Publication, contentId);
  if (publication.withdrawalKind) return;
  const last = await mustFind(tx.em, Edition, publication.editionId);
  const marks = await marksOf(tx, last);
  if (canonicalJson(marks) === canonicalJson(last.marks)) return;
  const { copyId, snapshot, revisionHash, approvals, tiers, authorIds, grounds } = last;
  const edition = await appendEdition(tx, {
    ...{ contentId, copyId, snapshot, revisionHash, approvals, tiers, authorIds, grounds, marks },
    act: EditionAct.MARK,
    withdrawal: null,
    changeNote: noteOf(marks),
  });
  await applyEdition(tx, edition);
  await announce(tx, 'content.marked', edition);
  await followExpiry(tx, edition);
}
