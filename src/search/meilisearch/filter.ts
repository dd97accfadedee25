import type { SearchFilters } from '../engine.ts';

const quoted = (value: string) => `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

function anyOf(attribute: string, values: readonly (string | number)[] | null | undefined): string[] {
  if (!values?.length) return [];
  return [`${attribute} IN [${values.map((value) => quoted(String(value))).join(', ')}]`];
}

/** Rule: the filter expression for one site. */
export const filterOfSite = (code: string) => `sites = ${quoted(code)}`;

/** Rule: the conditions, all of which must hold, for hits that are narrowed down and are none of some. */
export function filterOf(filters: SearchFilters, without: readonly string[]): string[] {
  const { siteCode, kinds, themes, issuers, years, validities } = filters;
  return [
    ...(siteCode == null ? [] : [filterOfSite(siteCode)]),
    ...anyOf('kind', kinds),
    ...anyOf('theme', themes),
    ...anyOf('issuer', issuers),
    ...anyOf('year', years),
    ...anyOf('validity', validities),
    ...anyOf('id', without).map((some) => `NOT ${some}`),
  ];
}
