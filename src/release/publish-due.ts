import { Copy } from '../content/copy.ts';
import { CopyState } from '../content/copy-state.ts';
import { DutyKind } from '../duties/duty.ts';
import { openDuty } from '../duties/open.ts';
import type { Context } from '../identity/context.ts';
import { record } from '../journal/record.ts';
import { mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { Refusal } from '../platform/refusal.ts';
import { publish } from './publish.ts';
import { tellOverdue } from './tell-overdue.ts';

async function takeOffSchedule(ctx: Context, id: string, code: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const copy = await mustLock(tx.em, Copy, id);
    const isDue = copy.state === CopyState.SCHEDULED && copy.publishAt && copy.publishAt <= tx.now();
    if (!isDue) return;
    Object.assign(copy, { state: CopyState.APPROVED, publishAt: null });
    await tx.em.flush();
    const subject = { type: 'Copy', id };
    const window = { unit: 'WORKING_DAYS', value: 1 } as const;
    const alarm = { kind: DutyKind.ALARM, subject, siteId: copy.site.id, window };
    await openDuty(tx, { ...alarm, from: tx.now(), reopen: true });
    await record(tx, 'copy.schedule-failed', subject, { code });
  });
}

async function publishOrTell(ctx: Context, id: string): Promise<void> {
  await tellOverdue(ctx, id);
  try {
    await publish(ctx, { id });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    ctx.log.warn({ copy: id, code: error.code }, 'a scheduled copy could not be published');
    await takeOffSchedule(ctx, id, error.code);
  }
}

/**
 * Publishes every scheduled copy whose moment has come, overdue ones too, of which an alarm tells first. One that may not be published is taken off the
 * schedule, with an alarm for its site until it is; an unforeseen error holds up no other, and is thrown at the end.
 */
export async function publishDue(ctx: Context): Promise<void> {
  const where = { state: CopyState.SCHEDULED, publishAt: { $lte: ctx.now() } };
  const due = await ctx.em.find(Copy, where, { orderBy: { publishAt: 'asc' }, limit: 500 });
  const errors: unknown[] = [];
  for (const { id } of due) {
    try {
      await publishOrTell(ctx, id);
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
}
