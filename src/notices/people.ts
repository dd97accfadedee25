import type { Duty } from '../duties/duty.ts';
import type { Context } from '../identity/context.ts';
import { User } from '../identity/user.ts';
import type { Ower } from './recipients.ts';

const CHAIN = `with recursive above as (
    select organisation.id, organisation.parent_id, 0 as step from organisation
      join site on site.organisation_id = organisation.id where site.id = ?
    union all
    select organisation.id, organisation.parent_id, step + 1 from organisation
      join above on above.parent_id = organisation.id where step < 20
  ) select id from above order by step`;
const HEADS = 'select id from organisation where parent_id is null order by id';

/** Whose a duty is: of the site's organisation and those above it, or of the head organisations where no site owes it. */
export async function owersOf({ em }: Context, { kind, siteId }: Duty): Promise<Ower> {
  const rows = await em.execute<{ id: string }[]>(siteId ? CHAIN : HEADS, siteId ? [siteId] : []);
  return { kind, hasSite: siteId !== null, chain: rows.map(({ id }) => id) };
}

/** Whoever works for these organisations. */
export function peopleOf({ em }: Context, chain: readonly string[]): Promise<User[]> {
  return em.find(User, { organisationId: { $in: [...chain] }, active: true }, { orderBy: { id: 'asc' } });
}
