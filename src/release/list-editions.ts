import { type Context, mustHaveRole } from '../identity/context.ts';
import { isUuid } from '../platform/database/must-find.ts';
import { Edition } from './edition.ts';

/** The editions of a content, the first one first. */
export async function listEditions(ctx: Context, contentId: string): Promise<Edition[]> {
  mustHaveRole(ctx.actor);
  return isUuid(contentId) ? ctx.em.find(Edition, { contentId }, { orderBy: { number: 'asc' } }) : [];
}
