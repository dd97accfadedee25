import { isRecord, type JsonRow, textAt } from './json-rows.ts';

/** The piece of HTML that an answer carries as `data.html` (Hanweb); empty where it carries none. */
export function htmlWrappedIn(answer: JsonRow): string {
  return textAt(answer, 'data.html');
}

/** The HTML that a text wraps in JSON, or the text itself. */
export function unwrapped(text: string): string {
  if (!/^[\s\uFEFF]*\{/u.test(text)) return text;
  try {
    const answer: unknown = JSON.parse(text.replace(/^\uFEFF/u, ''));
    return (isRecord(answer) && htmlWrappedIn(answer)) || text;
  } catch {
    return text;
  }
}
