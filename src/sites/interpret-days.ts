import { must } from '../platform/refusal.ts';

/** How many working days a policy may wait for its interpretation where nothing else was said. */
export const INTERPRET_DAYS = 3;

/** The working days a section allows for interpretation, between 1 and 60; left out, none is required. */
export function checkInterpretDays(days: number | null | undefined): number | null {
  if (days === null || days === undefined) return null;
  must(days >= 1 && days <= 60, 'BAD_USER_INPUT', {
    zh: '解读时限须在1到60个工作日之间',
    en: 'An interpretation may be due after 1 to 60 working days',
  });
  return days;
}
