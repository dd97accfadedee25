import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compose } from '../../src/content/compose.ts';
import { ContentKind } from '../../src/content/content-kind.ts';
import { revise } from '../../src/content/revise.ts';
import { Sensitivity } from '../../src/content/sensitivity.ts';
import { SYSTEM } from '../../src/identity/actor.ts';
import type { Context } from '../../src/identity/context.ts';
import { createUser } from '../../src/identity/create-user.ts';
import { Role } from '../../src/identity/role.ts';
import { verifyJournal } from '../../src/journal/verify.ts';
import { Refusal } from '../../src/platform/refusal.ts';
import { correct } from '../../src/release/correct.ts';
import { WithdrawalKind } from '../../src/release/edition.ts';
import { Publication } from '../../src/release/publication.ts';
import { publish } from '../../src/release/publish.ts';
import { restore } from '../../src/release/restore.ts';
import { verifyLedger } from '../../src/release/verify.ts';
import { withdraw } from '../../src/release/withdraw.ts';
import { decide } from '../../src/review/decide.ts';
import { recall } from '../../src/review/recall.ts';
import { submit } from '../../src/review/submit.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { effect, type ModelContent, type ModelCopy, may, type Person } from './law-model.ts';

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
  { username: 'writes-and-reviews', roles: ['EDITOR', 'REVIEWER_OFFICE'], main: true },
  { username: 'reviews-twice', roles: ['REVIEWER_OFFICE', 'REVIEWER_DEPUTY_SECRETARY'], main: true },
];

// Acts that lead on stand more often, so that sequences get somewhere.
const ACTS =
  'compose revise submit submit decide decide decide decide decide recall publish publish publish withdraw restore correct';
const step = fc.record({
  act: fc.constantFrom(...ACTS.split(' ')),
  who: fc.nat(PEOPLE.length - 1),
  lawful: fc.integer({ min: 0, max: 9 }).map((one) => one > 1),
  which: fc.nat(11),
  sensitivity: fc.constantFrom(...Object.values(Sensitivity)),
  yes: fc.integer({ min: 0, max: 9 }).map((one) => one > 1),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

let given: TestHub;
beforeAll(async () => {
  given = await openTestHub();
  const { actor } = await given.as('admin');
  for (const { username, roles } of PEOPLE.slice(-2)) {
    const input = { username, name: username, roles: roles as Role[], organisationId: actor.organisationId };
    await createUser(given.hub.context(SYSTEM), input);
  }
});
afterAll(() => given.close());

function turned<T>(list: readonly T[], by: number): T[] {
  const start = list.length > 0 ? by % list.length : 0;
  return [...list.slice(start), ...list.slice(0, start)];
}

/** One act: whether the model permits it to a person, and how it is done in the product and in the model. */
interface Act<T> {
  permits(person: Person, on: T, step: Step): boolean;
  run(ctx: Context, person: Person, on: T, step: Step): Promise<void>;
}

/** Does each step in the product, and in the model what the product should have done. */
class Doer {
  readonly copies: ModelCopy[] = [];
  readonly contents: ModelContent[] = [];
  #text = 0;

  readonly onCopies: Record<'revise' | 'submit' | 'decide' | 'recall' | 'publish', Act<ModelCopy>> = {
    revise: {
      permits: (person, copy, { yes }) => yes && may.revise(person, copy),
      run: async (ctx, person, copy, { yes }) => {
        const [text, patch] = this.#words({});
        await revise(ctx, { id: copy.id, version: yes ? copy.version : copy.version + 1, patch });
        effect.revise(copy, person, text);
      },
    },
    submit: {
      permits: (person, copy) => may.submit(person, copy),
      run: async (ctx, person, copy, { sensitivity }) => {
        await submit(ctx, { id: copy.id, sensitivity });
        effect.submit(copy, person, sensitivity);
      },
    },
    decide: {
      permits: (person, copy) => may.decide(person, copy),
      run: async (ctx, person, copy, { yes }) => {
        await decide(ctx, { id: copy.id, approve: yes });
        effect.decide(copy, person, yes);
      },
    },
    recall: {
      permits: (person, copy) => may.recall(person, copy),
      run: async (ctx, _person, copy) => {
        await recall(ctx, { id: copy.id });
        effect.recall(copy);
      },
    },
    publish: {
      permits: (person, copy) => may.publish(person, copy),
      run: async (ctx, _person, copy) => {
        const { contentId } = await publish(ctx, { id: copy.id });
        copy.state = 'PUBLISHED';
        copy.content ??= this.#newContent(contentId ?? '', copy.main);
        Object.assign(copy.content, { text: copy.text, authors: new Set(copy.authors) });
      },
    },
  };

  readonly onContents: Record<'withdraw' | 'restore' | 'correct', Act<ModelContent>> = {
    withdraw: {
      permits: (person, content) => may.withdraw(person, content),
      run: async (ctx, _person, content, { yes }) => {
        const kind = yes ? WithdrawalKind.GONE : WithdrawalKind.WITHDRAWN;
        await withdraw(ctx, { contentId: content.id, kind, explanation: '试' });
        content.withdrawn = true;
      },
    },
    restore: {
      permits: (person, content) => may.restore(person, content),
      run: async (ctx, _person, content) => {
        await restore(ctx, { contentId: content.id });
        content.withdrawn = false;
      },
    },
    correct: {
      permits: (person, content) => may.correct(person, content, this.copies),
      run: async (ctx, person, content) => {
        const { id } = await correct(ctx, { contentId: content.id, changeNote: '更正' });
        this.#addCopy(id, person, { main: content.main, text: content.text, content });
      },
    },
  };

  readonly #compose: Act<null> = {
    permits: (person, _none, { yes }) => may.compose(person, yes),
    run: async (ctx, person, _none, { yes }) => {
      const { site, sections } = await given.site(yes ? '4300000001' : '4300000002');
      const place = { siteId: site.id, sectionId: sections.get('tzgg')?.id ?? '' };
      const [text, input] = this.#words({ kind: ContentKind.ARTICLE, ...place });
      const { id } = await compose(ctx, input);
      this.#addCopy(id, person, { main: yes, text, content: null });
    },
  };

  async do(step: Step): Promise<void> {
    const { act } = step;
    if (act === 'compose') await this.#try(this.#compose, [null], step);
    else if (act in this.onCopies) {
      await this.#try(this.onCopies[act as keyof Doer['onCopies']], this.copies, step);
    } else {
      await this.#try(this.onContents[act as keyof Doer['onContents']], this.contents, step);
    }
  }

  /**
   * A lawful step is done by one who may, on something where somebody may; in any other, everybody who may not tries in
   * turn, and all must be refused.
   */
  async #try<T>(act: Act<T>, targets: readonly T[], step: Step): Promise<void> {
    const ordered = turned(targets, step.which);
    const mayBy = (on: T) => turned(PEOPLE, step.who).filter((person) => act.permits(person, on, step));
    const on = ordered.find((one) => mayBy(one).length > 0) ?? ordered[0];
    if (on === undefined) return;
    const [willing] = mayBy(on);
    if (step.lawful && willing) return this.#expect(act, on, willing, step, true);
    const others = PEOPLE.filter((person) => !act.permits(person, on, step));
    for (const person of others) await this.#expect(act, on, person, step, false);
  }

  async #expect<T>(act: Act<T>, on: T, person: Person, step: Step, permitted: boolean): Promise<void> {
    const outcome = await act.run(await given.as(person.username), person, on, step).then(
      () => true,
      (error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
        return false;
      },
    );
    const words = `${step.act} by ${person.username}: ${permitted ? 'the law permits it' : 'the law forbids it'}`;
    expect(outcome, words).toBe(permitted);
    tries += 1;
  }

  #addCopy(id: string, person: Person, rest: Pick<ModelCopy, 'main' | 'text' | 'content'>): void {
    const authors = new Set([person.username, ...(rest.content?.authors ?? [])]);
    const begun = { version: 1, state: 'DRAFT', submitter: null, tiers: [] } as const;
    this.copies.push({ id, authors, ...begun, deciders: [], ...rest });
  }

  #words<T extends object>(rest: T): [number, T & { title: string; body: string }] {
    this.#text += 1;
    return [this.#text, { ...rest, title: `第${this.#text}稿`, body: `<p>正文${this.#text}</p>` }];
  }

  #newContent(id: string, main: boolean): ModelContent {
    const content = { id, main, text: 0, authors: new Set<string>(), withdrawn: false };
    this.contents.push(content);
    return content;
  }
}

async function compareReaders(doer: Doer): Promise<void> {
  const ids = doer.contents.map((content) => content.id);
  const rows = await given.hub.orm.em.fork().find(Publication, { id: { $in: ids } });
  expect(rows.length).toBe(ids.length);
  for (const { id, text, withdrawn } of doer.contents) {
    const row = rows.find((one) => one.id === id);
    expect([row?.title, row?.withdrawalKind !== null]).toEqual([`第${text}稿`, withdrawn]);
  }
}

let tries = 0;
let published = 0;

test('no sequence of acts by anybody breaks the law, and none that the law permits is refused', {
  timeout: 120_000,
}, async () => {
  const sequences = fc.array(step, { minLength: 80, maxLength: 80, size: 'max' });
  await fc.assert(
    fc.asyncProperty(sequences, async (sequence) => {
      const doer = new Doer();
      for (const one of sequence) await doer.do(one);
      await compareReaders(doer);
      published += doer.contents.length;
    }),
    { numRuns: 16, seed: 20261122, endOnFailure: true },
  );
  expect((await verifyLedger(given.hub.orm.em.fork())).fault).toBeNull();
  expect((await verifyJournal(given.hub.orm.em.fork())).fault).toBeNull();
  expect(tries).toBeGreaterThan(2_500);
  expect(published).toBeGreaterThan(15);
});
