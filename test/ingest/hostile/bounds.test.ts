import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { HOSTILE_PATHS, openHostileUpstream } from './hostile-upstream.ts';
import type { HostileReading } from './reader.ts';

const HANG_MS = 10_000;
const MOST_BYTES = 300 * 1024 * 1024;
/** So that garbage is no excuse: what does not fit is a crash, and it is collected when it must be, not when a busy machine gets to it. */
const HEAP = ['--max-old-space-size=160', '--max-semi-space-size=4', '--single-threaded'];
const READER = fileURLToPath(new URL('./reader.ts', import.meta.url));

/** Reads hostile addresses in a process of its own; its readings, and the most memory it ever held beyond what its code takes. */
async function readThere(
  origin: string,
  paths: string[],
): Promise<{ readings: HostileReading[]; grown: number }> {
  const child = spawn(process.execPath, [...HEAP, READER, origin, ...paths], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let told = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) told += chunk;
  const lines = told
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as HostileReading & { grownBytes?: number });
  return {
    readings: lines.filter(({ kind }) => kind),
    grown: lines.at(-1)?.grownBytes ?? Number.POSITIVE_INFINITY,
  };
}

test('no upstream, however hostile, makes a reader crash, hang, swell or reach out, and each ends in a stated problem', {
  timeout: 120_000,
}, async () => {
  const { origin, asked } = await openHostileUpstream();
  const fast = HOSTILE_PATHS.filter((path) => path !== '/slow-drip');
  const [first, dripped] = await Promise.all([readThere(origin, fast), readThere(origin, ['/slow-drip'])]);
  const readings = [...first.readings, ...dripped.readings];
  expect(readings).toHaveLength(HOSTILE_PATHS.length * 5);
  expect(readings.filter(({ ms }) => ms > HANG_MS)).toEqual([]);
  expect(readings.filter(({ items, problems }) => items === 0 && problems.length === 0)).toEqual([]);
  expect(JSON.stringify(readings)).not.toContain('root:');
  expect(asked.filter((path) => !HOSTILE_PATHS.includes(path))).toEqual([]);
  expect(Math.max(first.grown, dripped.grown)).toBeLessThan(MOST_BYTES);
});
