import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import type { Entry } from '../journal/entry.ts';
import { readJournal } from '../journal/read-journal.ts';
import type { Connection } from '../platform/graphql/connection.ts';
import { mustBeOfHead } from './scope.ts';

/** A page of the journal, newest first, for supervisors and administrators of the head organisation: it tells of every site. */
export async function openJournal(
  ctx: Context,
  input: { first: number; after?: string },
): Promise<Connection<Entry>> {
  mustHaveRole(ctx.actor, Role.SUPERVISOR, Role.ADMIN);
  await mustBeOfHead(ctx);
  return readJournal(ctx, input);
}
