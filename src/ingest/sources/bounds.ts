/** No list and no page of one article in use is larger; in bytes, decoded. */
export const LARGEST_PAGE = 4 * 1024 * 1024;

/** What has not come whole by then is a failure, whoever drips it. */
export const LONGEST_WAIT_MS = 9_000;
