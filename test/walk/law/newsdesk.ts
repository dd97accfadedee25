import type { Actor } from '../../../src/identity/actor.ts';
import type { Context } from '../../../src/identity/context.ts';
import type { TestHub } from '../../support/hub.ts';
import type { ModelContent, ModelCopy, ModelText, Person, World } from './nouns.ts';
import { type Try, turned } from './try.ts';

/** One person's try of one thing on one object. */
export interface Case<T> {
  desk: Newsdesk;
  person: Person;
  on: T;
  step: Try;
}

/** One act: whether the model permits it, and how it is done in the product and in the model. */
export interface Act<T> {
  permits(one: Case<T>): boolean;
  /** Whether somebody who may not comes near it, by a role or a loan; they try first. */
  isNear?(one: Case<T>): boolean;
  /** Whether nothing keeps somebody away but what was done in their name by another; they try before all others. */
  isTelling?(one: Case<T>): boolean;
  /** Whether it is the rarer case that this one does it; every other time, they do. */
  isRare?(one: Case<T>): boolean;
  run(one: Case<T> & { ctx: Context }): Promise<void>;
}

const MINUTE = 60_000;

/** The product and the model side by side, as one sequence of steps works on them. */
export class Newsdesk {
  readonly given: TestHub;
  readonly people: readonly Person[];
  /** What the people are to the hub, by sign-in name. */
  readonly #actors: ReadonlyMap<string, Actor>;
  readonly #places = new Map<boolean, { siteId: string; sectionId: string }>();
  readonly world: World;
  readonly copies: ModelCopy[] = [];
  readonly contents: ModelContent[] = [];
  #text = 0;

  constructor(given: TestHub, people: readonly Person[], actors: ReadonlyMap<string, Actor>) {
    this.given = given;
    this.people = people;
    this.#actors = actors;
    this.world = { table: new Map(), loans: [], checks: [], now: given.hub.now().getTime() };
  }

  get open(): ModelCopy[] {
    return this.copies.filter(({ state }) => state !== 'PUBLISHED');
  }

  id({ username }: Person): string {
    return this.#actors.get(username)?.id ?? '';
  }

  /** The person before the hub, with a fresh entity manager. */
  as({ username }: Person): Context {
    const actor = this.#actors.get(username);
    if (!actor) throw new Error(`nobody is called ${username}`);
    return this.given.hub.context(actor);
  }

  inMinutes(minutes: number): Date {
    return new Date(this.world.now + minutes * MINUTE);
  }

  /** A text that nothing is wrong with. */
  words(): ModelText {
    this.#text += 1;
    return { n: this.#text, hit: null, passage: this.#text, expiresAt: null, repeals: null };
  }

  /** What a text becomes by an edit. */
  edited({ text, former, isPolicy }: ModelCopy, { edit, which }: Try): ModelText {
    if (edit === 'back' && former) return former;
    const { n } = this.words();
    const changes: Partial<Record<Try['edit'], Partial<ModelText>>> = {
      passage: { passage: n },
      personal: { hit: 'PERSONAL' },
      secret: { hit: 'SECRET' },
      clean: { hit: null },
      repeals: { repeals: isPolicy ? this.policyToRepeal(which) : null },
      ends: { expiresAt: this.inMinutes(5).getTime() },
    };
    return { ...text, n, ...changes[edit] };
  }

  /** A published policy, now and then none. */
  policyToRepeal(which: number): string | null {
    const policies = this.contents.filter(({ isPolicy }) => isPolicy);
    return which % 4 === 0 ? null : (turned(policies, which)[0]?.id ?? null);
  }

  addCopy(
    id: string,
    composer: Person,
    rest: Pick<ModelCopy, 'main' | 'text' | 'content' | 'isPolicy'>,
  ): void {
    const authors = new Set([composer.username, ...(rest.content?.authors ?? [])]);
    const unknown = {
      former: null,
      submitter: null,
      sensitivity: null,
      floor: null,
      proofread: null,
      named: null,
    };
    const unforced = { publishAt: null, forcedBy: null, retrospect: null };
    const begun = { version: 1, state: 'DRAFT', steps: [], ...unknown, ...unforced } as const;
    this.copies.push({ id, composer, authors, ...begun, decisions: [], ...rest });
  }

  /** The content that a copy is or becomes the text of. */
  contentOf(copy: ModelCopy, id: string | null): ModelContent {
    if (copy.content) return copy.content;
    const { main, text, isPolicy } = copy;
    const shown = { authors: new Set<string>(), withdrawn: null, over: false, repealedBy: [] };
    const sections = new Set([sectionKey(main)]);
    const content = { id: id ?? '', main, isPolicy, text, ...shown, sections, last: copy, editions: [] };
    this.contents.push(content);
    return content;
  }

  /** The section of notices of the main site, or of the first sub-site. */
  async place(main: boolean): Promise<{ siteId: string; sectionId: string }> {
    const known = this.#places.get(main);
    if (known) return known;
    const { site, sections } = await this.given.site(main ? '4300000001' : '4300000002');
    const place = { siteId: site.id, sectionId: sections.get('tzgg')?.id ?? '' };
    this.#places.set(main, place);
    return place;
  }
}

/** The name of a site's section of notices in the model. */
export const sectionKey = (main: boolean) => (main ? 'main' : 'sub-site');
