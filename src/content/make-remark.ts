import { type Context, mustHaveRole } from '../identity/context.ts';
import { User } from '../identity/user.ts';
import { record } from '../journal/record.ts';
import { transact } from '../platform/database/transact.ts';
import { plainText } from '../platform/html/sanitise.ts';
import { must } from '../platform/refusal.ts';
import { line } from '../platform/text.ts';
import { readCopy } from './read-copy.ts';
import { Remark } from './remark.ts';
import { Revision } from './revision.ts';
import type { Snapshot } from './snapshot.ts';

/** A passage of a revision, and what is said of it. */
export interface Remarking {
  copyId: string;
  /** Number of the revision. */
  revision: number;
  field: string;
  start: number;
  end: number;
  /** The passage as it was read; another one at that place is STALE. */
  quote: string;
  text: string;
}

/** The most remarks on one copy. */
const MOST = 1_000;
const LONGEST_QUOTE = 2_000;

function passageOf(snapshot: Snapshot, { field, start, end }: Remarking): string {
  const texts: Record<string, string> = {
    title: snapshot.title,
    summary: snapshot.summary ?? '',
    body: plainText(snapshot.body),
  };
  const text = texts[field];
  const isInside = text !== undefined && start >= 0 && start < end && end <= text.length;
  must(isInside && end - start <= LONGEST_QUOTE, 'BAD_USER_INPUT', {
    zh: `请在标题、摘要或正文中选取一段文字，至多${LONGEST_QUOTE}字`,
    en: `Choose a passage of the title, summary or body, of at most ${LONGEST_QUOTE} characters`,
  });
  return text.slice(start, end);
}

/** Says something of a passage of a revision; whoever may read the copy may. It stands until somebody resolves it, and changes nothing of the copy. */
export async function makeRemark(ctx: Context, input: Remarking): Promise<Remark> {
  mustHaveRole(ctx.actor);
  const { id: userId } = ctx.actor;
  must(userId, 'UNAUTHENTICATED');
  const text = line('text', input.text, 2_000);
  return transact(ctx, async (tx) => {
    const copy = await readCopy(tx, input.copyId);
    must(copy, 'NOT_FOUND');
    const revision = await tx.em.findOne(Revision, { copy: copy.id, number: input.revision });
    must(revision, 'NOT_FOUND');
    const quote = passageOf(revision.snapshot, input);
    must(quote === input.quote, 'STALE');
    must((await tx.em.count(Remark, { copy: copy.id })) < MOST, 'TOO_LARGE');
    const { field, start, end } = input;
    const by = tx.em.getReference(User, userId);
    const remark = tx.em.create(Remark, { copy, revision, field, start, end, quote, text, by, at: tx.now() });
    await tx.em.flush();
    const detail = { revision: revision.number, field, quote: quote.slice(0, 200), text };
    await record(tx, 'copy.remarked', { type: 'Copy', id: copy.id }, detail);
    return remark;
  });
}
