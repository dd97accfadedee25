import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { User } from '../identity/user.ts';
import { record } from '../journal/record.ts';
import { isUuid, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { line, optionalLine } from '../platform/text.ts';
import { Publication } from '../release/publication.ts';
import { mustBeOfHead } from '../sites/scope.ts';
import { BestBet } from './best-bet.ts';
import type { BestBetInput } from './best-bet-input.ts';
import { pushRecommended } from './push-recommended.ts';
import { queryKey } from './words.ts';

const BETS_LOCK = 7_463_038;
const MOST_QUERIES = 20;
const MOST_CONTENTS = 10;

type Checked = Pick<BestBet, 'queries' | 'contentIds' | 'note'>;

function checked(input: BestBetInput): Checked {
  const queries = [...new Set(input.queries.map((query) => queryKey(line('queries', query, 60))))];
  const contentIds = [...new Set(input.contentIds)];
  const sound = queries.length <= MOST_QUERIES && contentIds.length <= MOST_CONTENTS;
  must(sound && queries.length > 0 && contentIds.length > 0 && contentIds.every(isUuid), 'BAD_USER_INPUT', {
    zh: `须有1到${MOST_QUERIES}个搜索词和1到${MOST_CONTENTS}篇内容`,
    en: `1 to ${MOST_QUERIES} queries and 1 to ${MOST_CONTENTS} contents are needed`,
  });
  return { queries, contentIds, note: optionalLine('note', input.note, 200) };
}

async function mustStand(
  tx: Context,
  id: string | null,
  { queries, contentIds }: Pick<BestBet, 'queries' | 'contentIds'>,
): Promise<void> {
  const live = await tx.em.count(Publication, { id: { $in: contentIds }, withdrawalKind: null });
  must(live === contentIds.length, 'NOT_FOUND', {
    zh: '推荐的内容须为已发布且未撤下的',
    en: 'What is recommended must be published and not withdrawn',
  });
  const others = await tx.em.find(BestBet, { queries: { $overlap: queries } });
  const taken = others.filter((bet) => bet.id !== id).flatMap((bet) => bet.queries);
  const twice = queries.find((query) => taken.includes(query));
  must(!twice, 'CONFLICT', { zh: `“${twice}”已有推荐`, en: `“${twice}” has a recommendation already` });
}

async function keep(tx: Context, present: BestBet | null, fields: Checked): Promise<BestBet> {
  const changedBy = tx.actor.id ? tx.em.getReference(User, tx.actor.id) : null;
  const all = { ...fields, changedAt: tx.now(), changedBy };
  const bet = present ? tx.em.assign(present, all) : tx.em.create(BestBet, all);
  await tx.em.flush();
  return bet;
}

/** Sets what is found first for some queries, anew or in place of a bet that is there, whose note stays where none is given; it holds for the next search. */
export async function saveBestBet(
  ctx: Context,
  input: { id?: string | null; bet: BestBetInput },
): Promise<BestBet> {
  mustHaveRole(ctx.actor, Role.EDITOR, Role.ADMIN);
  await mustBeOfHead(ctx);
  const fields = checked(input.bet);
  return transact(ctx, async (tx) => {
    await tx.em.execute(`select pg_advisory_xact_lock(${BETS_LOCK})`);
    const present = input.id ? await mustLock(tx.em, BestBet, input.id) : null;
    await mustStand(tx, present?.id ?? null, fields);
    const before = present?.contentIds ?? [];
    if (present && input.bet.note === undefined) fields.note = present.note;
    const bet = await keep(tx, present, fields);
    await pushRecommended(tx, [...before, ...bet.contentIds]);
    await record(tx, 'best-bet.saved', { type: 'BestBet', id: bet.id }, { ...fields });
    return bet;
  });
}
