import { isSecrecyRule } from '../content/override.ts';
import type { Snapshot } from '../content/snapshot.ts';
import { hashOf } from '../platform/canonical-json.ts';
import { plainText } from '../platform/html/sanitise.ts';
import type { Found } from './proofing/index.ts';

/** The plain text of a field of a snapshot, in which findings have their offsets. */
function textOf(snapshot: Snapshot, field: string): string {
  const value = (snapshot as unknown as Record<string, unknown>)[field];
  if (field === 'body') return plainText(snapshot.body);
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

function paragraphsAround(text: string, start: number, end: number): [number, number] {
  const before = text.lastIndexOf('\n', text.lastIndexOf('\n', start - 1) - 1);
  const after = text.indexOf('\n', end);
  const next = after === -1 ? -1 : text.indexOf('\n', after + 1);
  return [start === 0 ? 0 : before + 1, next === -1 ? text.length : next];
}

/**
 * Rule: what an answer to a finding is bound to, as a hash: what was found and why, its paragraph with the one before
 * and the one after, and its place among them; of a mark of secrecy the whole field. Any edit of these makes another.
 */
export function passageOf(snapshot: Snapshot, { rule, field, excerpt, reason, start, end }: Found): string {
  const text = textOf(snapshot, field);
  const [from, to] = isSecrecyRule(rule) ? [0, text.length] : paragraphsAround(text, start, end);
  return hashOf({ rule, field, excerpt, reason, passage: text.slice(from, to), at: start - from });
}
