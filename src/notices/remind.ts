import { LockMode } from '@mikro-orm/core';
import type { Calendar } from '../calendar/deadline.ts';
import { loadCalendar } from '../calendar/load-calendar.ts';
import { Duty, DutyState } from '../duties/duty.ts';
import { type Context, enqueue } from '../identity/context.ts';
import { transact } from '../platform/database/transact.ts';
import { levelOf } from './level.ts';
import { Notice } from './notice.ts';
import { owersOf, peopleOf } from './people.ts';
import { recipients } from './recipients.ts';

const MOST = 20_000;
const FIELDS = ['openedAt', 'dueAt', 'reminded'] as const;

/**
 * Reminds the responsible people of every open duty that has reached a level of its working time since it was last
 * looked at, each duty in a transaction of its own; of two levels passed meanwhile the higher one alone. Advice is not
 * reminded of. However often it runs, and whoever dies, a level is told once.
 */
export async function remind(ctx: Context): Promise<void> {
  const em = ctx.em.fork();
  const calendar = await loadCalendar(em);
  const open = { state: DutyState.OPEN, advised: false, reminded: { $lt: 100 } };
  const duties = await em.find(Duty, open, {
    orderBy: { dueAt: 'asc', id: 'asc' },
    limit: MOST,
    fields: FIELDS,
  });
  const now = ctx.now();
  for (const duty of duties) {
    if ((levelOf(duty, now, calendar) ?? 0) > duty.reminded) await remindOf(ctx, duty.id, calendar);
  }
}

async function remindOf(ctx: Context, id: string, calendar: Calendar): Promise<void> {
  await transact(ctx, async (tx) => {
    const still = { id, state: DutyState.OPEN, advised: false };
    const duty = await tx.em.findOne(Duty, still, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const level = duty && levelOf(duty, tx.now(), calendar);
    if (!duty || !level || level <= duty.reminded) return;
    duty.reminded = level;
    await tx.em.flush();
    const ower = await owersOf(tx, duty);
    const people = await peopleOf(tx, ower.chain);
    for (const userId of recipients(level, ower, people)) {
      const said = { userId, duty, round: duty.round, level, at: tx.now() };
      tx.em.create(Notice, said, { partial: true });
      const hasAddress = people.some((person) => person.id === userId && person.email !== null);
      if (hasAddress) await enqueue(tx, 'notices.mail', { userId }, { singletonKey: userId });
    }
    await tx.em.flush();
  });
}
