import { LockMode } from '@mikro-orm/core';
import { Copy } from '../content/copy.ts';
import { mediaHashesIn } from '../content/media-hashes.ts';
import type { Context } from '../identity/context.ts';
import { record } from '../journal/record.ts';
import { sha256 } from '../platform/canonical-json.ts';
import { transact } from '../platform/database/transact.ts';
import { must, Refusal } from '../platform/refusal.ts';
import { line } from '../platform/text.ts';
import { OutsideCheck, OutsideRemark } from './outside-check.ts';

const TOKEN = /^[\w-]{43}$/;

/** How many remarks a link takes, how long each may be, and how often it is opened. */
export const OUTSIDE_LIMITS = { remarks: 20, length: 2_000, views: 500 };

const CLOSED = {
  zh: '链接无效、已过期或已收回，请联系发给您链接的单位',
  en: 'This link is not valid, has expired or was revoked',
};

/** What the page of a link shows. */
export interface OutsideView {
  check: OutsideCheck;
  remarks: OutsideRemark[];
}

async function mustOpen(tx: Context, token: string): Promise<OutsideView> {
  const where = { tokenHash: sha256(token), revokedAt: null, expiresAt: { $gt: tx.now() } };
  const options = { lockMode: LockMode.PESSIMISTIC_WRITE };
  const check = TOKEN.test(token) ? await tx.em.findOne(OutsideCheck, where, options) : null;
  if (!check) throw new Refusal('NOT_FOUND', CLOSED);
  // A copy that was limited to named people since is theirs alone.
  must(await tx.em.count(Copy, { id: check.copy.id, namedIds: null }), 'NOT_FOUND', CLOSED);
  await tx.em.populate(check, ['revision']);
  const remarks = await tx.em.find(OutsideRemark, { check: check.id }, { orderBy: { at: 'asc' } });
  return { check, remarks };
}

function tell(tx: Context, act: string, { check }: OutsideView, rest: object = {}): Promise<void> {
  const { id: checkId, expertName, department } = check;
  return record(tx, act, { type: 'Copy', id: check.copy.id }, { checkId, expertName, department, ...rest });
}

/** What an outside expert may see by a link, each look told to the journal; NOT_FOUND for a link that is not, or no longer, good. */
export async function viewOutside(ctx: Context, token: string): Promise<OutsideView> {
  return transact(ctx, async (tx) => {
    const view = await mustOpen(tx, token);
    must(view.check.views < OUTSIDE_LIMITS.views, 'TOO_MANY_REQUESTS');
    Object.assign(view.check, { views: view.check.views + 1, viewedAt: tx.now() });
    await tx.em.flush();
    await tell(tx, 'outside-check.viewed', view, { views: view.check.views });
    return view;
  });
}

/**
 * The name of a file that belongs to the revision of a link: an attachment, whose opening is told to the journal, or what
 * its body shows. NOT_FOUND for any other file, and for every file once the link is closed.
 */
export async function openOutsideFile(
  ctx: Context,
  { token, sha256: hash }: { token: string; sha256: string },
): Promise<string | null> {
  return transact(ctx, async (tx) => {
    const view = await mustOpen(tx, token);
    const { body, attachments } = view.check.revision.snapshot;
    const attached = attachments.find((file) => file.sha256 === hash);
    must(attached || mediaHashesIn(body).includes(hash), 'NOT_FOUND', CLOSED);
    if (attached) await tell(tx, 'outside-check.file-opened', view, { file: attached.name, sha256: hash });
    return attached?.name ?? null;
  });
}

/** Keeps what an outside expert remarks by a link; 20 remarks at most. */
export async function remarkOutside(ctx: Context, input: { token: string; text: string }): Promise<void> {
  const text = line('remark', input.text, OUTSIDE_LIMITS.length);
  await transact(ctx, async (tx) => {
    const view = await mustOpen(tx, input.token);
    must(view.remarks.length < OUTSIDE_LIMITS.remarks, 'TOO_MANY_REQUESTS', {
      zh: '意见条数已达上限',
      en: 'No more remarks can be made by this link',
    });
    tx.em.create(OutsideRemark, { check: view.check, text, at: tx.now() });
    await tx.em.flush();
    await tell(tx, 'outside-check.remarked', view, { text });
  });
}
