import type { Content } from './content.ts';
import type { ReadingContext } from './reading-context.ts';
import type { Section } from './section.ts';

/** The section a content was published in, with its site. */
export async function homeSection(ctx: ReadingContext, content: Content): Promise<Section> {
  const section = await ctx.reads.sectionById(content.sectionId);
  if (!section) throw new Error(`content ${content.id} without a section`);
  return section;
}
