import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { pageSize } from '../platform/graphql/connection.ts';
import { must } from '../platform/refusal.ts';
import { currentSynonymCsv, groupsOf } from './current-synonyms.ts';
import { changesBetween, type SynonymChanges } from './synonym-changes.ts';
import { SynonymVersion } from './synonym-version.ts';

/** The synonyms that hold, as CSV. */
export async function readSynonymFile(ctx: Context): Promise<string> {
  mustHaveRole(ctx.actor, Role.ADMIN);
  return currentSynonymCsv(ctx.em);
}

/** The versions of the synonyms, the latest first; none while the shipped ones hold. */
export async function listSynonymVersions(ctx: Context, input: { first: number }): Promise<SynonymVersion[]> {
  mustHaveRole(ctx.actor, Role.ADMIN);
  return ctx.em.find(SynonymVersion, {}, { orderBy: { number: 'desc' }, limit: pageSize(input.first) });
}

/** What a version changed in the one before it; the first one, in those shipped. NOT_FOUND for a number that no version has. */
export async function compareSynonyms(ctx: Context, input: { number: number }): Promise<SynonymChanges> {
  mustHaveRole(ctx.actor, Role.ADMIN);
  const { number } = input;
  const versions = await ctx.em.find(SynonymVersion, { number: { $in: [number - 1, number] } });
  const version = versions.find((one) => one.number === number);
  must(version, 'NOT_FOUND');
  const before = versions.find((one) => one !== version) ?? null;
  return changesBetween(await groupsOf(ctx.em, before), await groupsOf(ctx.em, version));
}
