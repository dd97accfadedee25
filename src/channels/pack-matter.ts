import type { Context } from '../identity/context.ts';
import type { Edition } from '../release/edition.ts';
import type { Publication } from '../release/publication.ts';
import { Section } from '../sites/section.ts';
import { Site } from '../sites/site.ts';
import type { Matter, Receipt } from './adapters/index.ts';

/** An edition with what its readers' page says beside it, as adapters fit it. */
export async function packMatter(
  tx: Context,
  from: { edition: Edition; publication: Publication; standing: Receipt | null },
): Promise<Matter> {
  const { edition, standing } = from;
  const { path, publishedAt } = from.publication;
  // What is loaded is not asked for again, so a thousand deliveries of an edition ask once.
  const site = await tx.em.findOneOrFail(Site, edition.snapshot.siteId);
  const section = await tx.em.findOneOrFail(Section, edition.snapshot.sectionId);
  const { code, name, domain } = site;
  return {
    edition,
    path,
    link: `https://${domain}${path}`,
    publishedAt,
    site: { code, name, domain },
    section: { code: section.code, name: section.name },
    standing,
  };
}
