import type { Part } from '../platform/media/shelf.ts';

/**
 * Rule: the part of a file of `size` bytes that a Range header asks for; null where it asks for none, or for what may be
 * ignored (RFC 9110, 14.2: other units, several parts, what is not well-formed); 'none' where the file has no such part.
 */
export function byteRange(header: string | undefined, size: number): Part | 'none' | null {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (first === undefined || last === undefined || first + last === '') return null;
  if (first === '') return tailOf(Number(last), size);
  const start = Number(first);
  const end = last === '' ? Number.POSITIVE_INFINITY : Number(last);
  if (end < start) return null;
  return start < size ? { start, end: Math.min(end, size - 1) } : 'none';
}

function tailOf(length: number, size: number): Part | 'none' {
  if (length === 0 || size === 0) return 'none';
  return { start: Math.max(0, size - length), end: size - 1 };
}
