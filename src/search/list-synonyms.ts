import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { pageSize } from '../platform/graphql/connection.ts';
import { currentSynonymCsv } from './current-synonyms.ts';
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
