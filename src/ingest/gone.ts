/** In how many polls in a row a page must be gone to count as taken back for good; it may be down for a moment. */
export const GONE_AT = 2;
