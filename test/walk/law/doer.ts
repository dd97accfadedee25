import { expect } from 'vitest';
import { Copy } from '../../../src/content/copy.ts';
import { latestRevision } from '../../../src/content/latest-revision.ts';
import { SYSTEM } from '../../../src/identity/actor.ts';
import { Refusal } from '../../../src/platform/refusal.ts';
import { markDue } from '../../../src/release/mark-due.ts';
import { publishDue } from '../../../src/release/publish-due.ts';
import { decideTogether } from '../../../src/review/decide-together.ts';
import { effect } from './effect.ts';
import { may } from './may.ts';
import { type Act, type Newsdesk, type Try, turned } from './newsdesk.ts';
import type { ModelCopy, Person } from './nouns.ts';
import { ON_CONTENTS } from './on-contents.ts';
import { ON_COPIES } from './on-copies.ts';
import { ON_NOTHING, TAKE_BACK } from './on-nothing.ts';

/** Who tries what is forbidden: so many of those who may not, a different few each time. */
const REFUSED_AT_ONCE = 3;

/** No more copies than these are under way at once. */
const MOST_OPEN = 5;

/** How far the clock goes on at a tick, in minutes. */
const TICK = 2;

/** Acts that do not care how far a copy has come. */
const ANYWHERE = 'revise recall override force limit'.split(' ');

const wayOf = ({ act, yes, edit, sensitivity, role, which }: Try): string =>
  ({ revise: edit, compose: edit, submit: sensitivity, rule: sensitivity, lend: role })[act] ??
  `${yes} ${which}`;

/** Does each step in the product, and in the model what the product should have done. */
export class Doer {
  readonly #desk: Newsdesk;
  readonly #setClock: (now: Date) => void;
  /** How many tries of each act the law permitted, and how many it forbade. */
  readonly tries: Record<string, [permitted: number, forbidden: number]> = {};
  /** What was tried by whom on which object, in plain words, to be read where a sequence fails. */
  readonly trail: string[] = [];

  constructor(desk: Newsdesk, setClock: (now: Date) => void) {
    this.#desk = desk;
    this.#setClock = setClock;
  }

  async do(step: Try): Promise<void> {
    const { act, which } = step;
    const { contents, world, open } = this.#desk;
    const [onCopy, onContent, onNothing] = [ON_COPIES[act], ON_CONTENTS[act], ON_NOTHING[act]];
    if (act === 'compose' && open.length >= MOST_OPEN) return;
    if (act === 'tick') await this.#tick();
    else if (act === 'together') await this.#together(step);
    else if (act === 'takeBack') await this.#try(TAKE_BACK, turned(world.loans, which), step);
    else if (onCopy) await this.#try(onCopy, this.#inOrder(step), step);
    else if (onContent) await this.#try(onContent, turned(contents, which), step);
    else if (onNothing) await this.#try(onNothing, [null], step);
  }

  /** Every other time, what has come furthest stands first, so that something gets to its end. */
  #inOrder({ act, which }: Try): ModelCopy[] {
    const copies = act === 'override' ? this.#desk.open : this.#desk.copies;
    if (which % 2 || ANYWHERE.includes(act)) return turned(copies, which);
    return copies.toSorted((one, other) => other.decisions.length - one.decisions.length);
  }

  /** Time goes on, and the hub does by itself what is due. */
  async #tick(): Promise<void> {
    const { world, contents, copies, given } = this.#desk;
    const now = this.#desk.inMinutes(TICK);
    this.#setClock(now);
    this.trail.push(`tick to ${now.toISOString()}`);
    world.now = now.getTime();
    await publishDue(given.hub.context(SYSTEM));
    await markDue(given.hub.context(SYSTEM));
    const due = copies.filter(
      ({ state, publishAt }) => state === 'SCHEDULED' && (publishAt ?? 0) <= world.now,
    );
    for (const copy of due.toSorted((one, other) => (one.publishAt ?? 0) - (other.publishAt ?? 0))) {
      const { contentId } = await given.hub.orm.em.fork().findOneOrFail(Copy, { id: copy.id });
      if (copy.content?.withdrawn) Object.assign(copy, { state: 'APPROVED', publishAt: null });
      else effect.publish(copy, this.#desk.contentOf(copy, contentId), world);
      this.#count('due', true);
    }
    for (const content of contents) effect.expire(content, world);
  }

  /** Somebody approves several copies at once: each that the law permits, and no other. */
  async #together(step: Try): Promise<void> {
    const { copies, people, world } = this.#desk;
    const some = turned(copies, step.which).slice(0, 6);
    const able = (one: Person) => some.some((copy) => may.decideTogether(one, copy, world));
    const order = turned(people, step.who);
    const person = (step.lawful && order.find(able)) || order[0];
    if (some.length === 0 || !person) return;
    const ctx = this.#desk.as(person);
    const items = [];
    for (const { id } of some) items.push({ id, hash: (await latestRevision(ctx.em, id))?.hash ?? 'none' });
    const permitted = some.map((copy) => may.decideTogether(person, copy, world));
    const outcomes = await decideTogether(ctx, { items });
    this.trail.push(`together by ${person.username}`);
    const decided = outcomes.map(({ copy }) => copy !== null);
    expect(decided, `together by ${person.username}`).toEqual(permitted);
    for (const [index, copy] of some.entries()) {
      if (permitted[index]) effect.decide(copy, person, true, world);
      this.#count('together', permitted[index] === true);
    }
  }

  /**
   * A lawful step is done by one who may, on something where somebody may; in any other, some of those who may not try
   * in turn, and all must be refused.
   */
  async #try<T>(act: Act<T>, targets: readonly T[], step: Try): Promise<void> {
    const desk = this.#desk;
    const order = turned(desk.people, step.who);
    const mayBy = (on: T) => order.filter((person) => act.permits({ desk, person, on, step }));
    const on = targets.find((one) => mayBy(one).length > 0) ?? targets[0];
    if (on === undefined) return;
    const willing = mayBy(on);
    const isRare = (person: Person) => step.which % 2 === 1 && act.isRare?.({ desk, person, on, step });
    const chosen = willing.find(isRare) ?? willing[0];
    if (step.lawful && chosen) return this.#expect(act, on, chosen, step, true);
    const others = order.filter((person) => !act.permits({ desk, person, on, step }));
    const far = (person: Person) => (act.isNear?.({ desk, person, on, step }) ? 0 : 1);
    others.sort((one, other) => far(one) - far(other));
    const few = step.lawful ? 1 : REFUSED_AT_ONCE;
    for (const person of others.slice(0, few)) await this.#expect(act, on, person, step, false);
  }

  async #expect<T>(act: Act<T>, on: T, person: Person, step: Try, permitted: boolean): Promise<void> {
    const ctx = this.#desk.as(person);
    const outcome = await act.run({ desk: this.#desk, ctx, person, on, step }).then(
      () => 'done',
      (error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
        return error.code;
      },
    );
    const object = [...this.#desk.copies, ...this.#desk.contents].indexOf(on as never);
    const words = `${step.act} ${object} by ${person.username}: the law ${permitted ? 'permits' : 'forbids'} it, ${outcome}`;
    this.trail.push(`${words} (${wayOf(step)})`);
    expect(outcome === 'done', words).toBe(permitted);
    this.#count(step.act, permitted);
  }

  #count(act: string, permitted: boolean): void {
    const counts = this.tries[act] ?? [0, 0];
    counts[permitted ? 0 : 1] += 1;
    this.tries[act] = counts;
  }
}
