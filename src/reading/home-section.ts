import type { Content } from './content.ts';
import type { ReadingContext } from './reading-context.ts';
import type { Section } from './section.ts';

/** The section a content was published in, with its site. */
export async function homeSection(
  ctx: ReadingContext,
  { sectionId }: Pick<Content, 'sectionId'>,
): Promise<Section> {
  const section = await ctx.reads.sectionById(sectionId);
  if (!section) throw new Error(`section ${sectionId} of a content is not there`);
  return section;
}
