import { diffArrays } from 'diff';

const TEXT_MS = 500;
/** A number or a Latin word is one, so that 640 becomes 680 and not 6, 4, 8, 0. */
const SIGNS = /\d+(?:[.,]\d+)*|[A-Za-z]+|./gsu;
const LINES_MS = 1_000;
/** Unchanged lines that are kept on either side of a change. */
const AROUND = 1;

/** What differs between two texts, character by character and number by number, as HTML of `<del>` and `<ins>`; bounded in time. */
export function diffText(from: string, to: string): string {
  const parts = diffArrays(signsOf(from), signsOf(to), { timeout: TEXT_MS });
  if (!parts) return wrapped('del', from) + wrapped('ins', to);
  return parts
    .map(({ added, removed, value }) => {
      const text = value.join('');
      if (added) return wrapped('ins', text);
      return removed ? wrapped('del', text) : escapeHtml(text);
    })
    .join('');
}

function signsOf(text: string): string[] {
  return text.match(SIGNS) ?? [];
}

/** A run of lines that both texts have, or lines of one in place of lines of the other. */
export type LineRun = { kept: string[] } | Replaced;

interface Replaced {
  removed: string[];
  added: string[];
}

/** What differs between two texts line by line, in order; bounded in time. */
export function diffLines(from: readonly string[], to: readonly string[]): LineRun[] {
  const parts = diffArrays([...from], [...to], { timeout: LINES_MS });
  if (!parts) return [{ removed: [...from], added: [...to] }];
  const runs: LineRun[] = [];
  for (const part of parts) {
    const run = runOf(part);
    const last = runs.at(-1);
    if (!last || 'kept' in last || 'kept' in run) runs.push(run);
    else runs[runs.length - 1] = joined(last, run);
  }
  return runs;
}

function runOf({ added, removed, value }: { added: boolean; removed: boolean; value: string[] }): LineRun {
  if (!added && !removed) return { kept: value };
  return { removed: removed ? value : [], added: added ? value : [] };
}

function joined(one: Replaced, other: Replaced): Replaced {
  return { removed: [...one.removed, ...other.removed], added: [...one.added, ...other.added] };
}

/** The changed lines of a text as HTML paragraphs with `<del>` and `<ins>`, one unchanged line around them; the rest is `…`. */
export function diffLinesHtml(from: readonly string[], to: readonly string[]): string {
  const runs = diffLines(from, to);
  if (runs.every((run) => 'kept' in run)) return '';
  return runs
    .flatMap((run, index) =>
      'kept' in run ? shortened(run.kept, index === 0, index === runs.length - 1) : changed(run),
    )
    .map((html) => `<p>${html}</p>`)
    .join('');
}

function changed({ removed, added }: Replaced): string[] {
  const length = Math.max(removed.length, added.length);
  return Array.from({ length }, (_, index) => diffText(removed[index] ?? '', added[index] ?? ''));
}

function shortened(lines: string[], isFirst: boolean, isLast: boolean): string[] {
  const before = isFirst ? 0 : AROUND;
  const after = isLast ? 0 : AROUND;
  if (lines.length <= before + after + 1) return lines.map(escapeHtml);
  const ending = after === 0 ? [] : lines.slice(-after);
  return [...lines.slice(0, before).map(escapeHtml), '…', ...ending.map(escapeHtml)];
}

/** A text as HTML that shows just it. */
export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function wrapped(tag: 'del' | 'ins', text: string): string {
  return text ? `<${tag}>${escapeHtml(text)}</${tag}>` : '';
}
