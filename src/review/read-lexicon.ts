import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { pageSize } from '../platform/graphql/connection.ts';
import { currentCsv } from './current-lexicon.ts';
import { LexiconVersion } from './lexicon-version.ts';

/** The lexicon that holds, as CSV. */
export async function readLexicon(ctx: Context): Promise<string> {
  mustHaveRole(ctx.actor, Role.ADMIN);
  return currentCsv(ctx.em);
}

/** The versions of the lexicon, the latest first; none while the shipped one holds. */
export async function listLexiconVersions(ctx: Context, input: { first: number }): Promise<LexiconVersion[]> {
  mustHaveRole(ctx.actor, Role.ADMIN);
  return ctx.em.find(LexiconVersion, {}, { orderBy: { number: 'desc' }, limit: pageSize(input.first) });
}
