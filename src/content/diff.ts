import { diffText } from '../platform/html/diff.ts';
import type { Snapshot } from './snapshot.ts';

/** A field that differs, old text struck out and new text marked, as HTML of `<del>` and `<ins>`. */
export interface FieldDiff {
  field: string;
  html: string;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
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
