import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import type { Desk, Taken } from '../../../src/platform/jobs/desk.ts';
import { Hands } from '../../../src/platform/jobs/hands.ts';
import { until } from '../../support/until.ts';

/** A queue in memory, whose jobs are over when the test says so. */
function openQueue(names: string[], hands: number) {
  const waiting = names.map((id) => ({
    id,
    retryCount: 0,
    data: id,
    priority: id.startsWith('ill') ? -1 : 0,
  }));
  const begun = new Map<string, { over: () => void; fails: (error: Error) => void }>();
  const told = { completed: [] as string[], failed: [] as string[] };
  const desk: Desk = {
    take: async (most, minPriority = -1) => {
      const fit = waiting.filter(({ priority }) => priority >= minPriority).slice(0, most);
      for (const job of fit) waiting.splice(waiting.indexOf(job), 1);
      return fit;
    },
    begin: (jobs: Taken[]) =>
      jobs.map(({ id }) => {
        const { promise, resolve, reject } = Promise.withResolvers<void>();
        begun.set(id, { over: resolve, fails: reject });
        return promise;
      }),
    complete: async (jobs) => told.completed.push(...jobs.map(({ id }) => id)),
    fail: async ({ id }) => told.failed.push(id),
    touch: async () => undefined,
    warn: () => undefined,
  };
  const crew = new Hands(desk, hands);
  crew.start();
  onTestFinished(() => crew.stop(0));
  return { begun, told, crew };
}

const seen = (begun: Map<string, unknown>, ...names: string[]) =>
  until(names.join(), async () => (names.every((name) => begun.has(name)) ? true : null));

test('a job that hangs holds up no other: each is let go as soon as it is over', async () => {
  const { begun, told } = openQueue(['hangs', 'a', 'b', 'c'], 2);
  await seen(begun, 'hangs', 'a');
  for (const name of ['a', 'b', 'c']) {
    await seen(begun, name);
    begun.get(name)?.over();
    await until(`${name} let go`, async () => (told.completed.includes(name) ? true : null));
  }
  expect(told.completed).toEqual(['a', 'b', 'c']);
});

test('half of the hands is kept for jobs that are not put last', async () => {
  const { begun } = openQueue(['ill-1', 'ill-2', 'ill-3', 'ill-4', 'well-1', 'well-2', 'well-3'], 4);
  await seen(begun, 'well-1', 'well-2', 'well-3');
  for (const name of ['well-1', 'well-2', 'well-3']) begun.get(name)?.over();
  await seen(begun, 'ill-1', 'ill-2');
  await sleep(100);
  expect(begun.has('ill-3')).toBe(false);
});

test('a job that fails is given back, and the others are let go', async () => {
  const { begun, told } = openQueue(['a', 'b'], 2);
  await seen(begun, 'a', 'b');
  begun.get('a')?.fails(new Error('no'));
  begun.get('b')?.over();
  await until('both told', async () => (told.completed[0] && told.failed[0] ? true : null));
  expect(told).toEqual({ completed: ['b'], failed: ['a'] });
});

test('whoever stops takes nothing more, and lets go of what ends within the limit', async () => {
  const { begun, told, crew } = openQueue(['a', 'b', 'c'], 2);
  await seen(begun, 'a', 'b');
  const stopping = crew.stop(2_000);
  begun.get('a')?.over();
  begun.get('b')?.over();
  await stopping;
  await sleep(50);
  expect(told.completed.sort()).toEqual(['a', 'b']);
  expect(begun.has('c')).toBe(false);
});
