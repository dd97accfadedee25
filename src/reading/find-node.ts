import { byId } from './key.ts';
import type { Node } from './node.ts';
import type { ReadingContext } from './reading-context.ts';

/** The content, site or section with this id; null where there is none. */
export async function findNode(ctx: ReadingContext, id: string): Promise<Node | null> {
  const { card, siteById, sectionById } = ctx.reads;
  const [content, site, section] = await Promise.all([
    byId(card, id),
    byId(siteById, id),
    byId(sectionById, id),
  ]);
  return content ?? site ?? section;
}
