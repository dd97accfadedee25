import { expect } from 'vitest';
import { Refusal } from '../../../src/platform/refusal.ts';
import type { Act, Newsdesk } from './newsdesk.ts';
import type { ModelCopy, Person } from './nouns.ts';
import { REVOKE, readOutside } from './on-checks.ts';
import { ON_CONTENTS } from './on-contents.ts';
import { ON_COPIES } from './on-copies.ts';
import { tick, together } from './on-hub.ts';
import { ON_NOTHING, TAKE_BACK } from './on-nothing.ts';
import { type Try, turned } from './try.ts';

/** Who tries what is forbidden: so many of those who may not, a different few each time. */
const REFUSED_AT_ONCE = 3;

/** No more copies than these are under way at once. */
const MOST_OPEN = 5;

/** Acts that do not care how far a copy has come. */
const ANYWHERE = 'revise recall override force limit reweigh'.split(' ');

const wayOf = ({ act, yes, edit, sensitivity, role, which }: Try): string =>
  ({ revise: edit, compose: edit, submit: sensitivity, reweigh: sensitivity, rule: sensitivity, lend: role })[
    act
  ] ?? `${yes} ${which}`;

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
    if (act === 'takeBack') await this.#try(TAKE_BACK, turned(world.loans, which), step);
    else if (act === 'revoke') await this.#try(REVOKE, turned(world.checks, which), step);
    else if (onCopy) await this.#try(onCopy, this.#inOrder(step), step);
    else if (onContent) await this.#try(onContent, turned(contents, which), step);
    else if (onNothing) await this.#try(onNothing, [null], step);
    else await this.#besides(step);
  }

  /** What nobody of the house does by the door of one act. */
  async #besides(step: Try): Promise<void> {
    const { act, which } = step;
    const [check] = turned(this.#desk.world.checks, which);
    this.trail.push(act);
    const outcomes: Record<string, () => Promise<boolean[]>> = {
      tick: async () => Array<boolean>(await tick(this.#desk, step, this.#setClock)).fill(true),
      together: () => together(this.#desk, step),
      read: async () => (check ? [await readOutside(this.#desk, check)] : []),
    };
    for (const permitted of (await outcomes[act]?.()) ?? []) this.#count(act, permitted);
  }

  /** Every other time, what has come furthest stands first, so that something gets to its end. */
  #inOrder({ act, which }: Try): ModelCopy[] {
    const copies = act === 'override' ? this.#desk.open : this.#desk.copies;
    if (which % 2 || ANYWHERE.includes(act)) return turned(copies, which);
    return copies.toSorted((one, other) => other.decisions.length - one.decisions.length);
  }

  /**
   * A lawful step is done by one who may, on something where somebody may; in any other, some of those who may not try
   * in turn, and all must be refused.
   */
  async #try<T>(act: Act<T>, targets: readonly T[], step: Try): Promise<void> {
    const desk = this.#desk;
    const order = turned(desk.people, step.who);
    if ((!step.lawful || step.which % 3 === 0) && (await this.#tryTelling(act, targets, step))) return;
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

  /** Somebody tries whom nothing keeps away but what was done in their name, where there is such a case. */
  async #tryTelling<T>(act: Act<T>, targets: readonly T[], step: Try): Promise<boolean> {
    const desk = this.#desk;
    for (const on of targets) {
      const person = desk.people.find((one) => act.isTelling?.({ desk, person: one, on, step }));
      if (!person) continue;
      await this.#expect(act, on, person, step, false);
      return true;
    }
    return false;
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
