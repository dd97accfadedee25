import { must } from './refusal.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** A one-line text without control characters or outer blanks; BAD_USER_INPUT when empty or longer than `max` UTF-16 units. */
export function line(field: string, value: string, max: number): string {
  const text = value.replace(CONTROL, '').replace(/\s+/g, ' ').trim();
  must(
    text.length > 0,
    'BAD_USER_INPUT',
    { zh: `${field}不能为空`, en: `${field} must not be empty` },
    { field },
  );
  must(
    text.length <= max,
    'BAD_USER_INPUT',
    { zh: `${field}不能超过${max}字`, en: `${field} must not be longer than ${max} characters` },
    { field },
  );
  return text;
}

/** The same for a field that may be left out; empty becomes null. */
export function optionalLine(field: string, value: string | null | undefined, max: number): string | null {
  return value?.trim() ? line(field, value, max) : null;
}
