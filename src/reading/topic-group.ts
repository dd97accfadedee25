import type { Content, TopicGroup } from './content.ts';
import type { ReadingContext } from './reading-context.ts';
import { liveContents } from './related.ts';

/** The live contents of a group: those pinned to it in their order, then those its rule gathers, each once. */
export async function groupContents(ctx: ReadingContext, group: TopicGroup): Promise<Content[]> {
  const pinned = await liveContents(ctx, group.contentIds);
  if (!group.rule) return pinned;
  const gathered = ctx.budget.spend(await ctx.reads.gathered(group.rule));
  const known = new Set(group.contentIds);
  return [...pinned, ...gathered.filter((content) => !known.has(content.id))];
}
