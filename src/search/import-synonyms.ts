import { createHash } from 'node:crypto';
import { type Context, enqueue, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { User } from '../identity/user.ts';
import { record } from '../journal/record.ts';
import { transact } from '../platform/database/transact.ts';
import { fold } from '../platform/fold.ts';
import { must } from '../platform/refusal.ts';
import { mustBeOfHead } from '../sites/scope.ts';
import { groupsOf, latestSynonyms } from './current-synonyms.ts';
import { changesBetween } from './synonym-changes.ts';
import { MOST_GROUPS, readSynonyms, type SynonymGroup, writeSynonyms } from './synonym-file.ts';
import { SynonymMode, SynonymVersion } from './synonym-version.ts';

const SYNONYM_LOCK = 7_463_037;

/** A group that shares a word with one that is given gives way to it; the others stay. */
function merged(present: readonly SynonymGroup[], given: readonly SynonymGroup[]): SynonymGroup[] {
  const words = new Set(given.flatMap((group) => group.words.map(fold)));
  return [...present.filter((group) => !group.words.some((word) => words.has(fold(word)))), ...given];
}

async function keep(
  tx: Context,
  number: number,
  mode: SynonymMode,
  all: SynonymGroup[],
): Promise<SynonymVersion> {
  must(all.length <= MOST_GROUPS, 'TOO_LARGE', {
    zh: `同义词不超过${MOST_GROUPS}组`,
    en: `There may be no more than ${MOST_GROUPS} groups of synonyms`,
  });
  const csv = writeSynonyms(all);
  const version = tx.em.create(SynonymVersion, {
    ...{ number, mode, entries: all.length, csv },
    sha256: createHash('sha256').update(csv).digest('hex'),
    importedAt: tx.now(),
    importedBy: tx.actor.id ? tx.em.getReference(User, tx.actor.id) : null,
  });
  await tx.em.flush();
  return version;
}

/**
 * Makes a new version of the synonyms from CSV: in place of the present ones, or merged into them. The whole file or
 * nothing; a bad line is refused by its number. `onto` is the version one has seen: STALE if another came between. They
 * hold for every search within two seconds.
 */
export async function importSynonyms(
  ctx: Context,
  input: { csv: string; mode: SynonymMode; onto?: number | null },
): Promise<SynonymVersion> {
  mustHaveRole(ctx.actor, Role.ADMIN);
  await mustBeOfHead(ctx);
  const given = readSynonyms(input.csv);
  must(given.length > 0, 'BAD_USER_INPUT', { zh: '同义词表是空的', en: 'There are no synonyms in it' });
  return transact(ctx, async (tx) => {
    await tx.em.execute(`select pg_advisory_xact_lock(${SYNONYM_LOCK})`);
    const latest = await latestSynonyms(tx.em);
    const number = latest?.number ?? 0;
    must((input.onto ?? number) === number, 'STALE', undefined, { version: number });
    const present = await groupsOf(tx.em, latest);
    const all = input.mode === SynonymMode.REPLACE ? given : merged(present, given);
    const version = await keep(tx, number + 1, input.mode, all);
    const { added, removed } = changesBetween(present, all);
    const { mode, entries, sha256 } = version;
    const counts = { added: added.length, removed: removed.length };
    const detail = { number: version.number, mode, entries, sha256, ...counts };
    await enqueue(tx, 'search.reconcile', {});
    await record(tx, 'synonyms.imported', { type: 'SynonymVersion', id: version.id }, detail);
    return version;
  });
}
