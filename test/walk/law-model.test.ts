import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Copy } from '../../src/content/copy.ts';
import { CopyState } from '../../src/content/copy-state.ts';
import { Sensitivity } from '../../src/content/sensitivity.ts';
import type { Actor } from '../../src/identity/actor.ts';
import type { Role } from '../../src/identity/role.ts';
import { verifyJournal } from '../../src/journal/verify.ts';
import { verifyLedger } from '../../src/release/verify.ts';
import { Delegation } from '../../src/review/delegation.ts';
import { TierRule } from '../../src/review/tier-rule.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { letIn } from '../support/newsroom.ts';
import { Doer } from './law/doer.ts';
import { Newsdesk } from './law/newsdesk.ts';
import { OWN, PEOPLE, REVIEWERS } from './law/people.ts';
import type { Try } from './law/try.ts';
import { Witness } from './law/witness.ts';

// Acts that lead on stand more often, so that sequences get somewhere.
const WEIGHTS = {
  ...{ compose: 2, revise: 3, submit: 5, override: 3, decide: 11, sendBack: 1, together: 1, recall: 1 },
  ...{ publish: 4, schedule: 2, tick: 2, force: 1, limit: 1, withdraw: 2, restore: 2, correct: 2, place: 1 },
  ...{ rule: 2, lend: 5, takeBack: 1, reweigh: 2, invite: 1, revoke: 1, read: 1 },
};
const ACTS = Object.entries(WEIGHTS).flatMap(([act, weight]) => Array<string>(weight).fill(act));

const step: fc.Arbitrary<Try> = fc.record({
  act: fc.constantFrom(...ACTS),
  who: fc.nat(PEOPLE.length - 1),
  lawful: fc.integer({ min: 0, max: 9 }).map((one) => one > 1),
  which: fc.nat(11),
  sensitivity: fc.constantFrom(...Object.values(Sensitivity)),
  role: fc.constantFrom(...REVIEWERS),
  edit: fc.constantFrom(
    'elsewhere',
    'elsewhere',
    'passage',
    'personal',
    'secret',
    'clean',
    'back',
    'ends',
    'repeals',
  ),
  yes: fc.integer({ min: 0, max: 9 }).map((one) => one > 0),
});

const SEED = 20261122;
const RUNS = 40;
const LONGEST = 240;

/** No sequence begins later than this after the first; in milliseconds. A slow machine does fewer. */
const BUDGET = 33_000;

let given: TestHub;
const actors = new Map<string, Actor>();
let now = new Date('2026-11-20T02:00:00Z');
beforeAll(async () => {
  given = await openTestHub({ now: () => now });
  for (const { username, roles } of OWN) await letIn(given, username, roles as Role[]);
  for (const { username } of PEOPLE) actors.set(username, (await given.as(username)).actor);
});
afterAll(() => given.close());

/** What an earlier sequence left to its rules, its deputies and the clock. */
async function forgetTheWorld(): Promise<void> {
  const em = given.hub.orm.em.fork();
  await em.nativeDelete(TierRule, {});
  await em.nativeUpdate(Delegation, { revokedAt: null }, { revokedAt: now });
  await em.nativeUpdate(
    Copy,
    { state: CopyState.SCHEDULED },
    { state: CopyState.APPROVED, publishAt: null },
    { filters: false },
  );
}

const counted = { sequences: 0, steps: 0, published: 0, editions: 0 };
const tries: Doer['tries'] = {};

function count(desk: Newsdesk, doer: Doer, steps: number): void {
  counted.sequences += 1;
  counted.steps += steps;
  counted.published += desk.contents.length;
  counted.editions += desk.contents.reduce((sum, { editions }) => sum + editions.length, 0);
  for (const [act, [permitted, forbidden]] of Object.entries(doer.tries)) {
    const [before, beside] = tries[act] ?? [0, 0];
    tries[act] = [before + permitted, beside + forbidden];
  }
}

async function follow(sequence: readonly Try[]): Promise<void> {
  await forgetTheWorld();
  const desk = new Newsdesk(given, PEOPLE, actors);
  const witness = await Witness.of(desk);
  const doer = new Doer(desk, (instant) => {
    now = instant;
  });
  try {
    for (const one of sequence) {
      await doer.do(one);
      await witness.look(one);
    }
    await witness.lists();
    await witness.readingApi();
  } catch (error) {
    if (error instanceof Error) error.message += `\n${doer.trail.join('\n')}`;
    throw error;
  }
  count(desk, doer, sequence.length);
}

test('no sequence of acts by anybody breaks the law, and none that the law permits is refused', {
  timeout: 240_000,
}, async () => {
  const sequences = fc.noBias(fc.array(step, { minLength: 1, maxLength: LONGEST, size: 'max' }));
  const bounds = { interruptAfterTimeLimit: BUDGET, markInterruptAsFailure: false };
  await fc.assert(fc.asyncProperty(sequences, follow), { seed: SEED, numRuns: RUNS, ...bounds });
  expect((await verifyLedger(given.hub.orm.em.fork())).fault).toBeNull();
  expect((await verifyJournal(given.hub.orm.em.fork())).fault).toBeNull();
  console.log(`seed ${SEED}: ${JSON.stringify(counted)}, permitted and forbidden: ${JSON.stringify(tries)}`);
  const all = Object.values(tries).reduce((sum, [permitted, forbidden]) => sum + permitted + forbidden, 0);
  expect(all).toBeGreaterThan(counted.steps / 2);
  expect(counted.published).toBeGreaterThan(counted.steps / 200);
});
