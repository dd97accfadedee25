import { must } from '../../platform/refusal.ts';
import type { ScreenItemInput } from './item-input.ts';
import type { ScreenItem } from './screen-item.ts';

type Changes = Partial<ScreenItem>;

const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

function inRange(field: string, value: number, least: number, most: number): number {
  const words = { zh: `${field}须在${least}至${most}之间`, en: `${field} must be ${least} to ${most}` };
  must(Number.isInteger(value) && value >= least && value <= most, 'BAD_USER_INPUT', words, { field });
  return value;
}

function clock(field: string, value: string): string | null {
  if (value === '') return null;
  must(CLOCK.test(value), 'BAD_USER_INPUT', { zh: '时刻须写作 HH:MM', en: 'Times are HH:MM' }, { field });
  return value;
}

function weekdays(days: readonly number[]): number[] {
  const sorted = [...new Set(days)].sort();
  const isWeek = sorted.length > 0 && sorted.every((day) => Number.isInteger(day) && day >= 1 && day <= 7);
  must(isWeek, 'BAD_USER_INPUT', { zh: '请至少选择一天', en: 'Choose one day at least' }, { field: 'days' });
  return sorted;
}

/** Rule: what of an item is to change, checked; refuses BAD_USER_INPUT naming the field. */
export function readArrangement(given: Omit<ScreenItemInput, 'id'>): Changes {
  const { startsAt, endsAt, priority, durationSeconds, emergency, days, fromTime, toTime } = given;
  const seconds = durationSeconds ?? null;
  const changes: [keyof ScreenItem, unknown][] = [
    ['startsAt', startsAt ?? null],
    ['endsAt', endsAt ?? null],
    ['emergency', emergency ?? null],
    ['priority', typeof priority === 'number' ? inRange('priority', priority, 0, 100) : null],
    ['durationMs', seconds === null ? null : inRange('durationSeconds', seconds, 3, 600) * 1_000],
    ['days', days ? weekdays(days) : null],
  ];
  const present = Object.fromEntries(changes.filter(([, value]) => value !== null)) as Changes;
  if (typeof fromTime === 'string') present.fromTime = clock('fromTime', fromTime);
  if (typeof toTime === 'string') present.toTime = clock('toTime', toTime);
  return present;
}
