import { expect } from 'vitest';
import { WindowUnit } from '../../src/calendar/window.ts';
import { compose } from '../../src/content/compose.ts';
import { ContentKind } from '../../src/content/content-kind.ts';
import { latestRevision } from '../../src/content/latest-revision.ts';
import { revise } from '../../src/content/revise.ts';
import type { Sensitivity } from '../../src/content/sensitivity.ts';
import type { StepTask } from '../../src/content/step-task.ts';
import type { Context } from '../../src/identity/context.ts';
import type { Role } from '../../src/identity/role.ts';
import { Refusal } from '../../src/platform/refusal.ts';
import { correct } from '../../src/release/correct.ts';
import { WithdrawalKind } from '../../src/release/edition.ts';
import { publish } from '../../src/release/publish.ts';
import { restore } from '../../src/release/restore.ts';
import { withdraw } from '../../src/release/withdraw.ts';
import { decide } from '../../src/review/decide.ts';
import { decideTogether } from '../../src/review/decide-together.ts';
import { delegate } from '../../src/review/delegate.ts';
import { recall } from '../../src/review/recall.ts';
import { ReturnTo } from '../../src/review/return-to.ts';
import { revokeDelegation } from '../../src/review/revoke-delegation.ts';
import { setTierRule } from '../../src/review/set-tier-rule.ts';
import { submit } from '../../src/review/submit.ts';
import { TierRule } from '../../src/review/tier-rule.ts';
import type { TestHub } from '../support/hub.ts';
import {
  effect,
  isNear,
  type ModelContent,
  type ModelCopy,
  type ModelLoan,
  may,
  type Person,
  plansFor,
  type World,
} from './law-model.ts';

/** One random step: what is tried, who begins to try, on what, and how. */
export interface Try {
  act: string;
  who: number;
  lawful: boolean;
  which: number;
  sensitivity: Sensitivity;
  role: string;
  yes: boolean;
}

/** One act: whether the model permits it to a person, and how it is done in the product and in the model. */
interface Act<T> {
  permits(person: Person, on: T, step: Try): boolean;
  /** Whether somebody who may not comes near it, by a role or a loan; they try first. */
  isNear?(person: Person, on: T): boolean;
  run(ctx: Context, person: Person, on: T, step: Try): Promise<void>;
}

/** Who tries what is forbidden: so many of those who may not, a different few each time. */
const REFUSED_AT_ONCE = 3;

/** No more copies than these are under way at once. */
const MOST_OPEN = 5;

/** The list, begun at another place. */
function turned<T>(list: readonly T[], by: number): T[] {
  const start = list.length > 0 ? by % list.length : 0;
  return [...list.slice(start), ...list.slice(0, start)];
}

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

/** Does each step in the product, and in the model what the product should have done. */
export class Doer {
  readonly copies: ModelCopy[] = [];
  readonly contents: ModelContent[] = [];
  readonly world: World = { table: new Map(), loans: [] };
  tries = 0;
  readonly #given: TestHub;
  readonly #people: readonly Person[];
  readonly #ids: ReadonlyMap<string, string>;
  #text = 0;

  /** `ids` are the people's, by sign-in name. */
  constructor(given: TestHub, people: readonly Person[], ids: ReadonlyMap<string, string>) {
    this.#given = given;
    this.#people = people;
    this.#ids = ids;
  }

  readonly #onCopies: Record<string, Act<ModelCopy>> = {
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
        effect.submit(copy, person, sensitivity, this.world);
      },
    },
    decide: {
      permits: (person, copy) => may.decide(person, copy, this.world),
      isNear: (person, copy) => isNear(person, copy, this.world),
      run: async (ctx, person, copy, { yes }) => {
        await decide(ctx, { id: copy.id, approve: yes });
        effect.decide(copy, person, yes, this.world);
      },
    },
    sendBack: {
      permits: (person, copy) => may.sendBack(person, copy, this.world),
      isNear: (person, copy) => isNear(person, copy, this.world),
      run: async (ctx, _person, copy) => {
        await decide(ctx, { id: copy.id, approve: false, remark: '再核', returnTo: ReturnTo.STEP_BEFORE });
        effect.sendBack(copy);
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

  readonly #onContents: Record<string, Act<ModelContent>> = {
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

  readonly #onNothing: Record<string, Act<null>> = {
    compose: {
      permits: (person, _none, { yes }) => may.compose(person, yes),
      run: async (ctx, person, _none, { yes }) => {
        const { site, sections } = await this.#given.site(yes ? '4300000001' : '4300000002');
        const place = { siteId: site.id, sectionId: sections.get('tzgg')?.id ?? '' };
        const [text, input] = this.#words({ kind: ContentKind.ARTICLE, ...place });
        const { id } = await compose(ctx, input);
        this.#addCopy(id, person, { main: yes, text, content: null });
      },
    },
    rule: {
      permits: (person, _none, step) => may.rule(person, this.#plan(step).lawful),
      run: async (ctx, _person, _none, step) => {
        const { sensitivity } = step;
        const { steps } = this.#plan(step);
        const window = { unit: WindowUnit.WORKING_DAYS, value: 1 };
        const planned = steps.map(({ role, task }) => ({
          ...{ name: '环节', role: role as Role, task: task as StepTask, window },
        }));
        const present = await ctx.em.findOne(TierRule, { sensitivity, kind: null, section: null });
        await setTierRule(ctx, { sensitivity, steps: planned, version: present?.version });
        this.world.table.set(sensitivity, steps);
      },
    },
    lend: {
      permits: (person, _none, step) => may.lend(person, step.role, this.#deputy(step)),
      run: async (ctx, person, _none, step) => {
        const deputy = this.#deputy(step);
        const days = { fromOn: day(-2), untilOn: day(30), reason: '出差' };
        const deputyId = this.#ids.get(deputy.username) ?? '';
        const { id } = await delegate(ctx, { role: step.role as Role, deputyId, ...days });
        this.world.loans.push({ id, role: step.role, from: person, to: deputy, over: false });
      },
    },
  };

  readonly #takeBack: Act<ModelLoan> = {
    permits: (person, loan) => may.takeBack(person, loan),
    run: async (ctx, _person, loan) => {
      await revokeDelegation(ctx, { id: loan.id });
      loan.over = true;
    },
  };

  async do(step: Try): Promise<void> {
    const { act } = step;
    const [copies, contents, nothing] = [this.#onCopies[act], this.#onContents[act], this.#onNothing[act]];
    const open = this.copies.filter(({ state }) => state !== 'PUBLISHED');
    if (act === 'compose' && open.length >= MOST_OPEN) return;
    if (act === 'together') await this.#together(step);
    else if (act === 'takeBack') await this.#try(this.#takeBack, turned(this.world.loans, step.which), step);
    else if (copies) await this.#try(copies, this.#inOrder(step), step);
    else if (contents) await this.#try(contents, turned(this.contents, step.which), step);
    else if (nothing) await this.#try(nothing, [null], step);
  }

  /** Every other time, what has come furthest stands first, so that something gets to its end. */
  #inOrder({ act, which }: Try): ModelCopy[] {
    if (which % 2 || act === 'revise' || act === 'recall') return turned(this.copies, which);
    return this.copies.toSorted((one, other) => other.decisions.length - one.decisions.length);
  }

  #plan({ sensitivity, which }: Try) {
    const plans = plansFor(sensitivity);
    return plans[which % plans.length] ?? { lawful: false, steps: [] };
  }

  #deputy({ which }: Try): Person {
    return this.#people[which % this.#people.length] as Person;
  }

  /** Somebody approves several copies at once: each that the law permits, and no other. */
  async #together(step: Try): Promise<void> {
    const some = turned(this.copies, step.which).slice(0, 6);
    const able = (person: Person) => some.some((copy) => may.decideTogether(person, copy, this.world));
    const order = turned(this.#people, step.who);
    const person = (step.lawful && order.find(able)) || order[0];
    if (some.length === 0 || !person) return;
    const ctx = await this.#given.as(person.username);
    const items = [];
    for (const { id } of some) {
      const revision = await latestRevision(ctx.em, id);
      items.push({ id, hash: revision?.hash ?? 'none' });
    }
    const permitted = some.map((copy) => may.decideTogether(person, copy, this.world));
    const outcomes = await decideTogether(ctx, { items });
    const words = `together by ${person.username}`;
    expect(
      outcomes.map(({ copy }) => copy !== null),
      words,
    ).toEqual(permitted);
    for (const [index, copy] of some.entries()) {
      if (permitted[index]) effect.decide(copy, person, true, this.world);
    }
    this.tries += some.length;
  }

  /**
   * A lawful step is done by one who may, on something where somebody may; in any other, some of those who may not try
   * in turn, and all must be refused.
   */
  async #try<T>(act: Act<T>, targets: readonly T[], step: Try): Promise<void> {
    const order = turned(this.#people, step.who);
    const mayBy = (on: T) => order.filter((person) => act.permits(person, on, step));
    const on = targets.find((one) => mayBy(one).length > 0) ?? targets[0];
    if (on === undefined) return;
    const [willing] = mayBy(on);
    if (step.lawful && willing) return this.#expect(act, on, willing, step, true);
    const others = order.filter((person) => !act.permits(person, on, step));
    const far = (person: Person) => (act.isNear?.(person, on) ? 0 : 1);
    others.sort((one, other) => far(one) - far(other));
    for (const person of others.slice(0, REFUSED_AT_ONCE)) await this.#expect(act, on, person, step, false);
  }

  async #expect<T>(act: Act<T>, on: T, person: Person, step: Try, permitted: boolean): Promise<void> {
    const outcome = await act.run(await this.#given.as(person.username), person, on, step).then(
      () => true,
      (error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
        return false;
      },
    );
    const words = `${step.act} by ${person.username}: ${permitted ? 'the law permits it' : 'the law forbids it'}`;
    expect(outcome, words).toBe(permitted);
    this.tries += 1;
  }

  #addCopy(id: string, person: Person, rest: Pick<ModelCopy, 'main' | 'text' | 'content'>): void {
    const authors = new Set([person.username, ...(rest.content?.authors ?? [])]);
    const begun = { version: 1, state: 'DRAFT', submitter: null, sensitivity: null, steps: [] } as const;
    this.copies.push({ id, authors, ...begun, decisions: [], ...rest });
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
