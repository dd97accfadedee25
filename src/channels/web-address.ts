import { must } from '../platform/refusal.ts';

const LONGEST = 2_000;

/** An http or https address as a person entered it; null where none was. Refuses BAD_USER_INPUT naming the field. */
export function webAddress(field: string, url: string | null | undefined): string | null {
  if (!url?.trim()) return null;
  const read = URL.parse(url.trim());
  must(
    read && /^https?:$/.test(read.protocol) && url.length <= LONGEST,
    'BAD_USER_INPUT',
    { zh: '网址无效', en: `${field} must be an http or https address` },
    { field },
  );
  return read.href;
}
