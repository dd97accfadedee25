import { createHash } from 'node:crypto';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { User } from '../identity/user.ts';
import { record } from '../journal/record.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { mustBeOfHead } from '../sites/scope.ts';
import { expressionsOf, latestVersion } from './current-lexicon.ts';
import { LexiconMode, LexiconVersion } from './lexicon-version.ts';
import {
  type Expression,
  MOST_EXPRESSIONS,
  readExpressions,
  unspaced,
  writeExpressions,
} from './proofing/index.ts';

const LEXICON_LOCK = 7_463_023;

/** Every entry of a term that is given stands as given; the others stay. */
function merged(present: readonly Expression[], given: readonly Expression[]): Expression[] {
  const terms = new Set(given.map(({ term }) => unspaced(term)));
  return [...present.filter(({ term }) => !terms.has(unspaced(term))), ...given];
}

function changes(before: readonly Expression[], after: readonly Expression[]) {
  const lines = (expressions: readonly Expression[]) =>
    new Set(expressions.map((one) => JSON.stringify(one)));
  const [old, now] = [lines(before), lines(after)];
  return { added: now.difference(old).size, removed: old.difference(now).size };
}

async function keep(
  tx: Context,
  number: number,
  mode: LexiconMode,
  all: Expression[],
): Promise<LexiconVersion> {
  must(all.length <= MOST_EXPRESSIONS, 'TOO_LARGE', {
    zh: `词库不超过${MOST_EXPRESSIONS}条`,
    en: `A lexicon holds no more than ${MOST_EXPRESSIONS} entries`,
  });
  const csv = writeExpressions(all);
  const version = tx.em.create(LexiconVersion, {
    ...{ number, mode, entries: all.length, csv },
    sha256: createHash('sha256').update(csv).digest('hex'),
    importedAt: tx.now(),
    importedBy: tx.actor.id ? tx.em.getReference(User, tx.actor.id) : null,
  });
  await tx.em.flush();
  return version;
}

/**
 * Makes a new version of the lexicon from CSV: in place of the present one, or merged into it. The whole file or
 * nothing; a bad line is refused by its number. `onto` is the version one has seen: STALE if another came between.
 */
export async function importLexicon(
  ctx: Context,
  input: { csv: string; mode: LexiconMode; onto?: number | null },
): Promise<LexiconVersion> {
  mustHaveRole(ctx.actor, Role.ADMIN);
  await mustBeOfHead(ctx);
  const given = readExpressions(input.csv);
  must(given.length > 0, 'BAD_USER_INPUT', { zh: '词库是空的', en: 'The lexicon is empty' });
  return transact(ctx, async (tx) => {
    await tx.em.execute(`select pg_advisory_xact_lock(${LEXICON_LOCK})`);
    const latest = await latestVersion(tx.em);
    const number = latest?.number ?? 0;
    must((input.onto ?? number) === number, 'STALE', undefined, { version: number });
    const present = await expressionsOf(tx.em, latest);
    const all = input.mode === LexiconMode.REPLACE ? given : merged(present, given);
    const version = await keep(tx, number + 1, input.mode, all);
    const { mode, entries, sha256 } = version;
    const detail = { number: version.number, mode, entries, sha256, ...changes(present, all) };
    await record(tx, 'lexicon.imported', { type: 'LexiconVersion', id: version.id }, detail);
    return version;
  });
}
