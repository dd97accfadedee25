import { expect, test } from 'vitest';
import { workingDays } from '../../../src/calendar/working-days.ts';
import { LONGEST_PAUSE_MS } from '../../../src/ingest/cadence.ts';
import { SimulatedWeek, type Week } from './week.ts';

const MONDAY = new Date('2026-11-23T00:00:00+08:00').getTime();

/** The value below which a share of the numbers lies. */
function quantile(numbers: number[], share: number): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length * share)] ?? Number.NaN;
}

function told({ polls, delays, otherDelays, longestPause }: Week): string {
  const of = (numbers: number[]) =>
    `${numbers.length} items, median ${quantile(numbers, 0.5).toFixed(1)} min, p95 ${quantile(numbers, 0.95).toFixed(1)} min`;
  return `a week of 14,000 feeds: ${polls} polls, longest pause ${longestPause.toFixed(0)} min; in office hours ${of(delays)}; else ${of(otherDelays)}`;
}

test('in a week of 14,000 feeds none starves, no host is pressed, and half of all items have their duty within five minutes', () => {
  const size = { feeds: 14_000, hosts: 1_800, processes: 2 };
  const week = new SimulatedWeek(MONDAY, workingDays(), size).run();
  console.info(told(week));
  expect(week.mostOfAHost).toBeLessThanOrEqual(2);
  expect(week.longestPause).toBeLessThan(LONGEST_PAUSE_MS / 60_000 + 5);
  expect(week.delays.length).toBeGreaterThan(10_000);
  expect(quantile(week.delays, 0.5)).toBeLessThan(5);
  expect(quantile(week.delays, 0.95)).toBeLessThan(15);
  expect(week.unseen).toBe(0);
}, 120_000);
