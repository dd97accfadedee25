import { must } from '../platform/refusal.ts';

const LONGEST = 50_000;

/** An operator's own text in lines, without control characters; null where there is none. Refuses one that is too long. */
export function ownText(text: string | null | undefined): string | null {
  const own = (text ?? '')
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, '')
    .trim();
  must(own.length <= LONGEST, 'BAD_USER_INPUT', undefined, { field: 'renditions' });
  return own || null;
}
