interface Addressed {
  domain: string;
}

/** Rule: where a page of a site is, for everybody; `path` begins with a slash. */
export function pageUrl(site: Addressed, path: string): string {
  return `https://${site.domain}${path}`;
}

/** Rule: where a site's home page is. */
export function siteUrl(site: Addressed): string {
  return pageUrl(site, '/');
}

/** Rule: the path a front end serves a section's page at; sitemaps and breadcrumbs lead there. */
export function sectionPath(section: { code: string }): string {
  return `/section/${section.code}`;
}
