import { isRealDay } from '../calendar/real-day.ts';
import { shanghaiDay } from '../calendar/shanghai-day.ts';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { User } from '../identity/user.ts';
import { record } from '../journal/record.ts';
import { mustFind } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { line } from '../platform/text.ts';
import { Delegation } from './delegation.ts';
import type { DelegationInput } from './inputs.ts';
import { REVIEWER_ROLES } from './reviewer-roles.ts';

const LONGEST_DAYS = 366;
const MOST_STANDING = 20;

function mustBePeriod({ fromOn, untilOn }: DelegationInput, today: string): void {
  must(isRealDay(fromOn) && isRealDay(untilOn), 'BAD_USER_INPUT', {
    zh: '起止日期须为真实日期，格式YYYY-MM-DD',
    en: 'fromOn and untilOn must be real dates, YYYY-MM-DD',
  });
  must(fromOn <= untilOn && untilOn >= today, 'BAD_USER_INPUT', {
    zh: '末日不得早于首日，也不得早于今天',
    en: 'The last day must not be before the first, nor before today',
  });
  const days = Temporal.PlainDate.from(fromOn).until(untilOn).days;
  must(days < LONGEST_DAYS, 'BAD_USER_INPUT', {
    zh: `委托不得超过${LONGEST_DAYS}天`,
    en: `A delegation lasts at most ${LONGEST_DAYS} days`,
  });
}

async function deputyOf(tx: Context, deputyId: string): Promise<User> {
  const deputy = await mustFind(tx.em, User, deputyId);
  const { id, organisationId } = tx.actor;
  must(
    deputy.active && deputy.id !== id && organisationId && deputy.organisationId === organisationId,
    'BAD_USER_INPUT',
    { zh: '只能委托本单位的其他在职人员', en: 'A deputy is somebody else of the same organisation' },
  );
  return deputy;
}

/**
 * Lends a tier that the actor holds to a deputy of the same organisation, for some days. Only who has the tier may lend
 * it, so a deputy lends nothing on.
 */
export async function delegate(ctx: Context, input: DelegationInput): Promise<Delegation> {
  mustHaveRole(ctx.actor, ...REVIEWER_ROLES);
  must(REVIEWER_ROLES.includes(input.role), 'BAD_USER_INPUT', {
    zh: '只能委托审核环节',
    en: 'Only a tier of review can be lent',
  });
  mustHaveRole(ctx.actor, input.role);
  must(ctx.actor.id, 'UNAUTHENTICATED');
  const reason = line('reason', input.reason, 200);
  mustBePeriod(input, shanghaiDay(ctx.now()));
  return transact(ctx, async (tx) => {
    const deputy = await deputyOf(tx, input.deputyId);
    const { role, fromOn, untilOn } = input;
    const standing = { delegator: tx.actor.id, revokedAt: null, untilOn: { $gte: shanghaiDay(tx.now()) } };
    must((await tx.em.count(Delegation, standing as never)) < MOST_STANDING, 'TOO_LARGE', {
      zh: `未到期的委托不得超过${MOST_STANDING}项`,
      en: `At most ${MOST_STANDING} delegations may stand at once`,
    });
    const delegator = tx.em.getReference(User, tx.actor.id ?? '');
    const lent = { role, delegator, deputy, fromOn, untilOn, reason, madeAt: tx.now() };
    const delegation = tx.em.create(Delegation, lent, { partial: true });
    await tx.em.flush();
    const detail = { role, deputy: deputy.username, fromOn, untilOn, reason };
    await record(tx, 'delegation.made', { type: 'Delegation', id: delegation.id }, detail);
    return delegation;
  });
}
