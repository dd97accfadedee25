import { Duty, DutyKind, DutyState } from '../duties/duty.ts';
import { openDuty } from '../duties/open.ts';
import { settleDuty } from '../duties/settle.ts';
import type { Context } from '../identity/context.ts';
import { record } from '../journal/record.ts';
import { transact } from '../platform/database/transact.ts';
import type { Edition } from './edition.ts';

/** How long before its time is over a content is told of, in milliseconds. */
const WARNED_BEFORE = 7 * 86_400_000;

const EXPIRING = `select p.id, p.site_id as "siteId", p.expires_at as "expiresAt" from publication p
  where p.withdrawal_kind is null and p.expires_at > ? and p.expires_at <= ?
    and not exists (select from duty d where d.kind = 'EXPIRY' and d.subject_id = p.id
      and (d.state = 'OPEN' or d.due_at = p.expires_at))
  order by p.expires_at, p.id limit 500`;

interface Expiring {
  id: string;
  siteId: string;
  expiresAt: Date | string;
}

/** Opens a duty for whatever is over within a week, to be extended by a correction, withdrawn, or left to run out; due when it is over. */
export async function warnExpiring(ctx: Context): Promise<void> {
  const now = ctx.now();
  const soon = new Date(now.getTime() + WARNED_BEFORE);
  const expiring = await ctx.em.execute<Expiring[]>(EXPIRING, [now, soon]);
  for (const { id, siteId, expiresAt } of expiring) {
    const subject = { type: 'Publication', id };
    const window = { unit: 'WORKING_DAYS', value: 1 } as const;
    const due = { window, from: now, dueAt: new Date(expiresAt), reopen: true };
    const duty = { kind: DutyKind.EXPIRY, subject, siteId, ...due };
    await transact(ctx, (tx) => openDuty(tx, duty));
  }
}

async function runOut(tx: Context, duty: Duty): Promise<void> {
  const reason = '有效期届满，系统已标明';
  Object.assign(duty, { state: DutyState.EXEMPT, settledAt: tx.now(), exemptReason: reason });
  await tx.em.flush();
  await record(tx, 'duty.exempted', { type: 'Duty', id: duty.id }, { reason });
}

/** Settles the warning of a content with the edition that extends or withdraws it, in the act's own transaction; one that runs out frees of it. */
export async function followExpiry(tx: Context, edition: Edition): Promise<void> {
  const { contentId: subjectId, snapshot, marks, withdrawal } = edition;
  const key = { kind: DutyKind.EXPIRY, subjectId, siteId: snapshot.siteId };
  const duty = await tx.em.findOne(Duty, { ...key, state: DutyState.OPEN });
  if (!duty) return;
  const isOver = marks.some((mark) => mark.act === 'EXPIRE');
  if (!withdrawal && isOver) return runOut(tx, duty);
  const end = snapshot.expiresAt ? Date.parse(snapshot.expiresAt) : null;
  if (!withdrawal && end === duty.dueAt.getTime()) return;
  const evidence = { editionId: edition.id, contentId: subjectId, hash: edition.hash };
  await settleDuty(tx, { ...key, evidence });
}
