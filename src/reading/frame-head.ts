import { crumbsTo } from './crumb.ts';
import { pageUrl, sectionPath, siteUrl } from './page-address.ts';
import { headOf, type PageHead } from './page-head.ts';
import { sectionTags, siteTags } from './page-tags.ts';
import type { ReadingContext } from './reading-context.ts';
import type { Section } from './section.ts';
import type { Site } from './site.ts';
import { crumbsThing, graphOf, organisationThing, siteThing } from './structured-data.ts';

function openGraphOf(site: Site, title: string, url: string) {
  return {
    'og:type': 'website',
    'og:locale': 'zh_CN',
    'og:site_name': site.name,
    'og:title': title,
    'og:url': url,
  };
}

/** The head of a site's home page. */
export function siteHead(site: Site): PageHead {
  const url = siteUrl(site);
  return headOf({
    ...{ title: site.name, canonical: url, indexable: true, tags: siteTags(site) },
    openGraph: openGraphOf(site, site.name, url),
    structured: graphOf([siteThing(site), organisationThing(site)]),
  });
}

/** The head of a section's page. */
export async function sectionHead(ctx: ReadingContext, section: Section): Promise<PageHead> {
  const { site, name } = section;
  const url = pageUrl(site, sectionPath(section));
  const page = { '@type': 'CollectionPage', '@id': `${url}#page`, name, url, inLanguage: 'zh-CN' };
  return headOf({
    ...{ title: `${name}_${site.name}`, canonical: url, indexable: true, tags: sectionTags(section) },
    openGraph: { ...openGraphOf(site, name, url), 'og:description': section.description },
    structured: graphOf([page, crumbsThing(await crumbsTo(ctx, section)), organisationThing(site)]),
  });
}
