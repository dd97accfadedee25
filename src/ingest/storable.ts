/**
 * Rule: an upstream text as the database can hold it: without control characters and half characters, trimmed, at
 * most `max` UTF-16 units; null where nothing is left. Inner spaces stay as the upstream wrote them.
 */
export function storable(text: string | null | undefined, max: number): string | null {
  const kept = (text ?? '')
    .toWellFormed()
    .replace(/\p{Cc}/gu, '')
    .trim()
    .slice(0, max)
    .replace(/[\ud800-\udbff]$/u, '')
    .trimEnd();
  return kept === '' ? null : kept;
}
