const STORED = /\/media\/([0-9a-f]{64})\//g;

/** Rule: SHA-256 of every file of the media store that HTML shows or links to, each once, in order. */
export function mediaHashesIn(html: string): string[] {
  return [...new Set([...html.matchAll(STORED)].map((match) => match[1] ?? ''))].sort();
}
