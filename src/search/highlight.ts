import { type Hit, hitsIn } from './hits.ts';

interface Span {
  start: number;
  end: number;
}

const SEARCHED = 100_000;
const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Gives the stretch of plain text, at most `length` UTF-16 units, that holds most of the tokens (as
 * `tokenise` makes them), as HTML: escaped, hits in `<mark>` (its only markup), `…` where it was cut. It
 * looks at the first 100,000 units, and gives the beginning of the text if nothing hits.
 */
export function highlight(text: string, tokens: readonly string[], options: { length: number }): string {
  const plain = tidy(text.slice(0, SEARCHED));
  const length = Math.max(1, Math.floor(options.length) || 1);
  const hits = hitsIn(plain, tokens);
  const whole = hits.filter((hit) => hit.end - hit.start <= length);
  const cut = window(plain, densest(whole, length), length);
  const before = cut.start > 0 ? '…' : '';
  const after = cut.end < plain.length ? '…' : '';
  return `${before}${mark(plain, cut, hits)}${after}`;
}

/** Gives the whole text as HTML: escaped, hits in `<mark>`; for titles. */
export function highlightTitle(text: string, tokens: readonly string[]): string {
  const plain = tidy(text.slice(0, SEARCHED));
  return mark(plain, { start: 0, end: plain.length }, hitsIn(plain, tokens));
}

function tidy(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

function densest(hits: readonly Hit[], length: number): Span {
  const counts = new Map<string, number>();
  let best: Span = { start: 0, end: 0 };
  let [bestScore, score, next] = [0, 0, 0];
  for (const first of hits) {
    for (let hit = hits[next]; hit && hit.end <= first.start + length; hit = hits[++next]) {
      const seen = counts.get(hit.token) ?? 0;
      counts.set(hit.token, seen + 1);
      score += worth(hit.token, seen);
    }
    if (score > bestScore) {
      bestScore = score;
      best = { start: first.start, end: hits[next - 1]?.end ?? first.end };
    }
    const left = (counts.get(first.token) ?? 1) - 1;
    counts.set(first.token, left);
    score -= worth(first.token, left);
  }
  return best;
}

/** A token not seen yet is worth its length, a repeat little: all words of the query together win. */
function worth(token: string, seen: number): number {
  return seen === 0 ? token.length * 100 : 1;
}

function window(text: string, span: Span, length: number): Span {
  const spare = Math.max(0, length - (span.end - span.start));
  const wanted = Math.min(span.start - Math.floor(spare / 3), text.length - length);
  const start = boundary(text, Math.max(0, wanted));
  return { start, end: boundary(text, Math.min(text.length, start + length)) };
}

/** The nearest place at or before `at` that splits neither a surrogate pair nor a letter from its marks. */
function boundary(text: string, at: number): number {
  let place = at;
  while (place > 0 && place < text.length && /^[\p{M}\udc00-\udfff]/u.test(text.slice(place, place + 2)))
    place -= 1;
  return place;
}

function mark(text: string, cut: Span, hits: readonly Hit[]): string {
  let html = '';
  let at = cut.start;
  for (const span of joined(hits)) {
    const start = Math.max(span.start, at);
    const end = Math.min(span.end, cut.end);
    if (start >= end) continue;
    html += `${escaped(text.slice(at, start))}<mark>${escaped(text.slice(start, end))}</mark>`;
    at = end;
  }
  return html + escaped(text.slice(at, cut.end));
}

function joined(hits: readonly Hit[]): Span[] {
  const spans: Span[] = [];
  for (const hit of hits) {
    const last = spans.at(-1);
    if (last && hit.start <= last.end) last.end = Math.max(last.end, hit.end);
    else spans.push({ start: hit.start, end: hit.end });
  }
  return spans;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
