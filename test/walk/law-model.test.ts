import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Sensitivity } from '../../src/content/sensitivity.ts';
import type { Role } from '../../src/identity/role.ts';
import { User } from '../../src/identity/user.ts';
import { verifyJournal } from '../../src/journal/verify.ts';
import { Publication } from '../../src/release/publication.ts';
import { verifyLedger } from '../../src/release/verify.ts';
import { Delegation } from '../../src/review/delegation.ts';
import { reviewQueue } from '../../src/review/review-queue.ts';
import { TierRule } from '../../src/review/tier-rule.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { letIn } from '../support/newsroom.ts';
import { Doer } from './law-doer.ts';
import { may, type Person, REVIEWERS } from './law-model.ts';

const PEOPLE: readonly Person[] = [
  { username: 'editor', roles: ['EDITOR'], main: true },
  { username: 'editor-2', roles: ['EDITOR'], main: false },
  { username: 'reviewer-office', roles: ['REVIEWER_OFFICE'], main: true },
  { username: 'reviewer-deputy-secretary', roles: ['REVIEWER_DEPUTY_SECRETARY'], main: true },
  { username: 'reviewer-vice-mayor', roles: ['REVIEWER_VICE_MAYOR'], main: true },
  { username: 'reviewer-publicity', roles: ['REVIEWER_PUBLICITY'], main: true },
  { username: 'operator', roles: ['OPERATOR'], main: true },
  { username: 'supervisor', roles: ['SUPERVISOR'], main: true },
  { username: 'admin', roles: ['ADMIN'], main: true },
  { username: 'proofreads', roles: ['EDITOR'], main: true },
  { username: 'writes-and-reviews', roles: ['EDITOR', 'REVIEWER_OFFICE'], main: true },
  { username: 'reviews-twice', roles: ['REVIEWER_OFFICE', 'REVIEWER_DEPUTY_SECRETARY'], main: true },
];
const OWN = PEOPLE.slice(-3);

// Acts that lead on stand more often, so that sequences get somewhere.
const ACTS =
  'compose compose revise submit submit submit submit decide decide decide decide decide decide decide decide decide decide sendBack together recall publish publish publish publish withdraw restore correct rule rule lend lend lend takeBack';
const step = fc.record({
  act: fc.constantFrom(...ACTS.split(' ')),
  who: fc.nat(PEOPLE.length - 1),
  lawful: fc.integer({ min: 0, max: 9 }).map((one) => one > 1),
  which: fc.nat(11),
  sensitivity: fc.constantFrom(...Object.values(Sensitivity)),
  role: fc.constantFrom(...REVIEWERS),
  yes: fc.integer({ min: 0, max: 9 }).map((one) => one > 0),
});

const STEPS = 120;
const RUNS = 20;

/** No sequence begins later than this after the first; in milliseconds. A slow machine does fewer. */
const BUDGET = 33_000;

let given: TestHub;
let ids: ReadonlyMap<string, string>;
beforeAll(async () => {
  given = await openTestHub();
  for (const { username, roles } of OWN) await letIn(given, username, roles as Role[]);
  const users = await given.hub.orm.em.fork().find(User, {});
  ids = new Map(users.map(({ username, id }) => [username, id]));
});
afterAll(() => given.close());

async function compareReaders(doer: Doer): Promise<void> {
  const contentIds = doer.contents.map((content) => content.id);
  const rows = await given.hub.orm.em.fork().find(Publication, { id: { $in: contentIds } });
  expect(rows.length).toBe(contentIds.length);
  for (const { id, text, withdrawn } of doer.contents) {
    const row = rows.find((one) => one.id === id);
    expect([row?.title, row?.withdrawalKind !== null]).toEqual([`第${text}稿`, withdrawn]);
  }
}

async function queueOf(username: string): Promise<Set<string>> {
  const found = new Set<string>();
  for (let after: string | undefined; ; ) {
    const page = await reviewQueue(await given.as(username), { first: 100, after });
    for (const { node } of page.edges) found.add(node.copy.id);
    if (!page.pageInfo.hasNextPage) return found;
    after = page.pageInfo.endCursor ?? undefined;
  }
}

/** Everybody's queue holds what the law lets them decide, and nothing else. */
async function compareQueues(doer: Doer): Promise<void> {
  for (const person of PEOPLE) {
    const queue = await queueOf(person.username);
    const listed = doer.copies.filter(({ id }) => queue.has(id)).map(({ id }) => id);
    const lawful = doer.copies.filter((copy) => may.decide(person, copy, doer.world)).map(({ id }) => id);
    expect(listed, `the queue of ${person.username}`).toEqual(lawful);
  }
}

async function forgetTheWorld(): Promise<void> {
  const em = given.hub.orm.em.fork();
  await em.nativeDelete(TierRule, {});
  await em.nativeUpdate(Delegation, { revokedAt: null }, { revokedAt: new Date() });
}

test('no sequence of acts by anybody breaks the law, and none that the law permits is refused', {
  timeout: 240_000,
}, async () => {
  const until = performance.now() + BUDGET;
  const counted = { steps: 0, tries: 0, published: 0 };
  const sequences = fc.array(step, { minLength: STEPS, maxLength: STEPS, size: 'max' });
  await fc.assert(
    fc.asyncProperty(sequences, async (sequence) => {
      if (performance.now() > until) return;
      await forgetTheWorld();
      const doer = new Doer(given, PEOPLE, ids);
      for (const one of sequence) await doer.do(one);
      await compareReaders(doer);
      await compareQueues(doer);
      counted.steps += sequence.length;
      counted.tries += doer.tries;
      counted.published += doer.contents.length;
    }),
    { numRuns: RUNS, seed: 20261122, endOnFailure: true },
  );
  expect((await verifyLedger(given.hub.orm.em.fork())).fault).toBeNull();
  expect((await verifyJournal(given.hub.orm.em.fork())).fault).toBeNull();
  console.log(`${counted.steps} steps, ${counted.tries} tries, ${counted.published} contents published`);
  expect(counted.tries).toBeGreaterThan(counted.steps / 2);
  expect(counted.published).toBeGreaterThan(counted.steps / 200);
});
