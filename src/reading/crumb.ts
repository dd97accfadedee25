import { Field, ObjectType } from 'type-graphql';
import { pageUrl, sectionPath, siteUrl } from './page-address.ts';
import type { ReadingContext } from './reading-context.ts';
import type { Section } from './section.ts';

/** One step of the way from the home page to a page (当前位置). */
@ObjectType({ simpleResolvers: true })
export class Crumb {
  @Field(() => String)
  name!: string;

  @Field(() => String, { description: '绝对地址' })
  url!: string;
}

/** A section with those above it, the topmost first; sections of a site form a tree. */
async function lineOf(ctx: ReadingContext, section: Section): Promise<Section[]> {
  if (!section.parentId) return [section];
  const all = new Map((await ctx.reads.sectionsOf(section.site.id)).map((one) => [one.id, one]));
  const line: Section[] = [];
  for (let at: Section | undefined = section; at && !line.includes(at); at = all.get(at.parentId ?? '')) {
    line.unshift(at);
  }
  return line;
}

/** The way to a section's page: the site, then each section down to it. */
export async function crumbsTo(ctx: ReadingContext, section: Section): Promise<Crumb[]> {
  const { site } = section;
  const line = await lineOf(ctx, section);
  const steps = line.map((one) => ({ name: one.name, url: pageUrl(site, sectionPath(one)) }));
  return [{ name: site.name, url: siteUrl(site) }, ...steps];
}
