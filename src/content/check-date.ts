import { isRealDay } from '../calendar/real-day.ts';
import { must } from '../platform/refusal.ts';
import { optionalLine } from '../platform/text.ts';

/** A day that exists, `YYYY-MM-DD`; empty becomes null, anything else is refused with BAD_USER_INPUT. */
export function checkDate(field: string, value: string | null | undefined): string | null {
  const text = optionalLine(field, value, 10);
  must(!text || isRealDay(text), 'BAD_USER_INPUT', {
    zh: `${field}须为真实日期，格式YYYY-MM-DD`,
    en: `${field} must be a real date, YYYY-MM-DD`,
  });
  return text;
}
