import { diffChars } from 'diff';
import type { Snapshot } from './snapshot.ts';

/** A field that differs, old text struck out and new text marked, as HTML of `<del>` and `<ins>`. */
export interface FieldDiff {
  field: string;
  html: string;
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function wrapped(tag: 'del' | 'ins', text: string): string {
  return text ? `<${tag}>${escapeHtml(text)}</${tag}>` : '';
}

function diffText(from: string, to: string): string {
  const parts = diffChars(from, to, { timeout: 500 });
  if (!parts) return wrapped('del', from) + wrapped('ins', to);
  return parts
    .map(({ added, removed, value }) => {
      if (added) return wrapped('ins', value);
      return removed ? wrapped('del', value) : escapeHtml(value);
    })
    .join('');
}

/** Rule: every field of two snapshots that differs, in the order of the fields. */
export function diffSnapshots(from: Snapshot, to: Snapshot): FieldDiff[] {
  const diffs: FieldDiff[] = [];
  for (const field of Object.keys(to) as (keyof Snapshot)[]) {
    const [before, after] = [textOf(from[field]), textOf(to[field])];
    if (before !== after) diffs.push({ field, html: diffText(before, after) });
  }
  return diffs;
}
