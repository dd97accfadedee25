/** A change may follow another within the second that the header can name, and clocks stand apart by some. In ms. */
const UNSURE = 5_000;

/** Rule: the Last-Modified of a feed by its last change; null while that is so recent that another may come within the same second. */
export function lastModified(changedAt: Date | null | undefined, now: Date): string | null {
  return changedAt && now.getTime() - changedAt.getTime() > UNSURE ? changedAt.toUTCString() : null;
}

/** Rule: whether one who asks by date alone has what was last modified then; a tag goes before a date (RFC 9110, §13.1.3). */
export function isUnmodified(
  headers: { 'if-none-match'?: string | undefined; 'if-modified-since'?: string | undefined },
  modified: string | null,
): boolean {
  const { 'if-none-match': tag, 'if-modified-since': since } = headers;
  if (tag !== undefined || since === undefined || modified === null) return false;
  return Date.parse(modified) <= Date.parse(since);
}
