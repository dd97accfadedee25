import { highlight, highlightTitle } from './highlight.ts';

const SNIPPET = 160;

/** Marks the words of a search in a hit: in its title, and in the stretch of its body that holds most of them, or of its attachments where the body holds none. */
export function highlightHit(
  hit: { title: string; text: string; files: string },
  tokens: readonly string[],
): { title: string; body: string } {
  const title = highlightTitle(hit.title, tokens);
  const body = highlight(hit.text, tokens, { length: SNIPPET });
  if (body.includes('<mark>') || !hit.files) return { title, body };
  const inFiles = highlight(hit.files, tokens, { length: SNIPPET });
  return { title, body: inFiles.includes('<mark>') ? inFiles : body };
}
