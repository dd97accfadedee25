import { ContentKind } from '../content/content-kind.ts';
import { type PolicyPart, Validity } from '../content/parts.ts';
import { SectionType } from '../sites/section.ts';
import type { Crumb } from './crumb.ts';

/** A thing of schema.org, as JSON-LD. */
export type Thing = { '@type': string; [property: string]: unknown };

interface StructuredSite {
  name: string;
  domain: string;
}

/** A content as structured data needs to know it; `explains` are the policies it explains. */
export interface StructuredContent {
  kind: ContentKind;
  title: string;
  summary: string | null;
  keywords: string[];
  author: string | null;
  publishedAt: Date;
  updatedAt: Date;
  origin: { name: string | null; url: string | null } | null;
  policy?: PolicyPart | null;
  url: string;
  image: string | null;
  explains: { title: string; url: string }[];
}

const FORCE: Record<Validity, string> = {
  [Validity.IN_FORCE]: 'InForce',
  [Validity.AMENDED]: 'PartiallyInForce',
  [Validity.EXPIRED]: 'NotInForce',
  [Validity.REPEALED]: 'NotInForce',
};

/** Properties that say something. */
function known<T extends object>(properties: T): T {
  const said = Object.entries(properties).filter(([, value]) => value != null && value !== '');
  return Object.fromEntries(said) as T;
}

/** The office that speaks on a site. */
export function organisationThing(site: StructuredSite): Thing {
  const url = `https://${site.domain}/`;
  return { '@type': 'GovernmentOrganization', '@id': `${url}#organisation`, name: site.name, url };
}

/** A site's home page. */
export function siteThing(site: StructuredSite): Thing {
  const publisher = { '@id': organisationThing(site)['@id'] };
  const url = `https://${site.domain}/`;
  return { '@type': 'WebSite', '@id': `${url}#site`, name: site.name, url, inLanguage: 'zh-CN', publisher };
}

/** The way to a page. */
export function crumbsThing(crumbs: readonly Crumb[]): Thing {
  const itemListElement = crumbs.map(({ name, url }, nth) => ({
    ...{ '@type': 'ListItem', position: nth + 1, name, item: url },
  }));
  return { '@type': 'BreadcrumbList', itemListElement };
}

function legislation(policy: PolicyPart): Omit<Thing, '@type'> {
  return known({
    legislationIdentifier: policy.number,
    legislationDate: policy.signedOn,
    legislationDateVersion: policy.effectiveOn,
    legislationType: policy.genre,
    legislationPassedBy: policy.issuer && { '@type': 'GovernmentOrganization', name: policy.issuer },
    legislationLegalForce: policy.validity && `https://schema.org/${FORCE[policy.validity]}`,
    about: policy.theme,
  });
}

function typeOf(kind: ContentKind, section: SectionType): string {
  if (kind === ContentKind.POLICY) return 'Legislation';
  if (kind === ContentKind.TOPIC) return 'CollectionPage';
  if (kind === ContentKind.INTERPRETATION) return 'Article';
  if (section === SectionType.SERVICE) return 'GovernmentService';
  return section === SectionType.NEWS || section === SectionType.NOTICE ? 'NewsArticle' : 'Article';
}

/** Rule: a content as schema.org knows it: a policy is Legislation, a service a GovernmentService, news and notices NewsArticle. */
export function contentThing(
  content: StructuredContent,
  section: { type: SectionType; site: StructuredSite },
): Thing {
  const type = typeOf(content.kind, section.type);
  const office = { '@id': organisationThing(section.site)['@id'] };
  const { title, url, origin, explains } = content;
  const common = { '@type': type, '@id': `${url}#content`, name: title, url, description: content.summary };
  if (type === 'GovernmentService')
    return known({ ...common, image: content.image, serviceOperator: office });
  return known({
    ...common,
    headline: type === 'Legislation' ? null : [...title].slice(0, 110).join(''),
    mainEntityOfPage: url,
    inLanguage: 'zh-CN',
    datePublished: content.publishedAt.toISOString(),
    dateModified: content.updatedAt.toISOString(),
    keywords: content.keywords.join(','),
    image: content.image,
    publisher: office,
    author: content.author ? { '@type': 'Person', name: content.author } : office,
    isBasedOn: origin?.url,
    sourceOrganization: origin?.name && { '@type': 'Organization', name: origin.name },
    about:
      explains.length > 0
        ? explains.map((one) => ({ '@type': 'Legislation', name: one.title, url: one.url }))
        : null,
    ...(content.policy ? legislation(content.policy) : {}),
  });
}

/** Rule: what a page is about, as one JSON-LD document. */
export function graphOf(things: readonly Thing[]): object {
  return { '@context': 'https://schema.org', '@graph': things };
}
