import { Copy } from '../content/copy.ts';
import { CopyState } from '../content/copy-state.ts';
import { DutyKind } from '../duties/duty.ts';
import { openDuty } from '../duties/open.ts';
import type { Context } from '../identity/context.ts';
import { record } from '../journal/record.ts';
import { mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';

/** How long after its moment a scheduled copy is overdue: a tick may be lost, five may not. */
const GRACE_MS = 5 * 60_000;

/** Raises an alarm, once, for a scheduled copy whose moment has long passed; publishing it settles the alarm with the edition. */
export async function tellOverdue(ctx: Context, id: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const copy = await mustLock(tx.em, Copy, id);
    const { state, publishAt } = copy;
    const isOverdue = publishAt && tx.now().getTime() - publishAt.getTime() > GRACE_MS;
    if (state !== CopyState.SCHEDULED || !isOverdue) return;
    const subject = { type: 'Copy', id };
    const from = tx.now();
    const alarm = { kind: DutyKind.ALARM, subject, siteId: copy.site.id, from, reopen: true };
    const duty = await openDuty(tx, { ...alarm, window: { unit: 'HOURS', value: 1 } });
    const isNew = duty.openedAt.getTime() === from.getTime();
    if (isNew) await record(tx, 'copy.overdue', subject, { publishAt });
  });
}
