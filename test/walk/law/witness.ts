import { expect } from 'vitest';
import { listCopies, readCopy } from '../../../src/content/read-copy.ts';
import { verifyLedger } from '../../../src/release/verify.ts';
import { reviewQueue } from '../../../src/review/review-queue.ts';
import { EDITIONS, SHOWN, STANDING, shown, stood, TOTAL } from './expected.ts';
import { may } from './may.ts';
import type { Newsdesk } from './newsdesk.ts';
import type { Person } from './nouns.ts';
import { type Try, turned } from './try.ts';

const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);
const ids = (of: readonly { id: string }[]) => of.map(({ id }) => id);

/** Looks after every step at what readers, the ledger, the approvals and strangers hold against the model. */
export class Witness {
  readonly #desk: Newsdesk;
  readonly #before: number;
  readonly #hashes = new Map<string, string[]>();
  #editions = 0;

  private constructor(desk: Newsdesk, before: number) {
    this.#desk = desk;
    this.#before = before;
  }

  /** Begins to look, at what is published already by others. */
  static async of(desk: Newsdesk): Promise<Witness> {
    const { rows } = await desk.given.hub.reader.query(TOTAL);
    return new Witness(desk, rows[0].total);
  }

  async look(step: Try): Promise<void> {
    await this.#readers();
    await this.#approvals();
    await this.#stranger(step);
    const made = this.#desk.contents.reduce((sum, { editions }) => sum + editions.length, 0);
    if (made !== this.#editions) await this.#ledger();
    this.#editions = made;
  }

  /** The readers' own connection shows what is published, as it was approved, and nothing else. */
  async #readers(): Promise<void> {
    const { contents, given } = this.#desk;
    const { rows: total } = await given.hub.reader.query(TOTAL);
    expect(total[0].total - this.#before, 'contents that readers see').toBe(contents.length);
    const { rows } = await given.hub.reader.query(SHOWN, [ids(contents)]);
    const seen = rows.map(({ text, ...row }) => ({ ...row, isEmpty: text === '' }));
    expect(seen, 'what readers see').toEqual(contents.map(shown).toSorted(byId));
  }

  /** A revision and its approvals stand exactly where the law says so. */
  async #approvals(): Promise<void> {
    const { copies, given } = this.#desk;
    type Row = ReturnType<typeof stood>;
    const rows = await given.hub.orm.em.fork().execute<Row[]>(STANDING, [`{${ids(copies).join(',')}}`]);
    const found = rows.map((row) => ({ ...row, state: String(row.state).replace('RETURNED', 'DRAFT') }));
    expect(found, 'where copies stand').toEqual(copies.map(stood).toSorted(byId));
  }

  /** Every edition that was acknowledged is there, as it was, and the chain holds. */
  async #ledger(): Promise<void> {
    const { contents, given } = this.#desk;
    const em = given.hub.orm.em.fork();
    type Row = { content: string; hash: string; did: string };
    const rows = await em.execute<Row[]>(EDITIONS, [`{${ids(contents).join(',')}}`]);
    for (const { id, editions } of contents) {
      const own = rows.filter(({ content }) => content === id);
      expect(own.map(({ did }) => did)).toEqual(editions);
      const hashes = own.map(({ hash }) => hash);
      const before = this.#hashes.get(id) ?? [];
      expect(hashes.slice(0, before.length)).toEqual(before);
      this.#hashes.set(id, hashes);
    }
    expect((await verifyLedger(em)).fault).toBeNull();
  }

  /** Somebody reads a copy, one limited to few where there is such: they get it where they are meant to, and only there. */
  async #stranger({ who, which }: Try): Promise<void> {
    const { people, copies } = this.#desk;
    const limited = copies.filter(({ named }) => named !== null);
    const [copy] = turned(limited.length > 0 ? limited : copies, which);
    const [person] = turned(people, who);
    if (!copy || !person) return;
    const read = await readCopy(this.#desk.as(person), copy.id);
    expect(read !== null, `${person.username} reads a copy`).toBe(may.see(person, copy));
  }

  /** Everybody's lists hold the copies they may see, and everybody's queue what the law lets them decide. */
  async lists(): Promise<void> {
    const { copies, people, world } = this.#desk;
    for (const person of people) {
      const ctx = this.#desk.as(person);
      const { edges } = await listCopies(ctx, { first: 100 });
      const listed = new Set(edges.map(({ node }) => node.id));
      const visible = copies.filter((copy) => may.see(person, copy));
      expect(ids(copies.filter(({ id }) => listed.has(id))), `list of ${person.username}`).toEqual(
        ids(visible),
      );
      const queue = await this.#queueOf(person);
      const lawful = copies.filter((copy) => may.decide(person, copy, world));
      expect(ids(copies.filter(({ id }) => queue.has(id))), `queue of ${person.username}`).toEqual(
        ids(lawful),
      );
    }
  }

  async #queueOf(person: Person): Promise<Set<string>> {
    const found = new Set<string>();
    for (let after: string | undefined; ; ) {
      const page = await reviewQueue(this.#desk.as(person), { first: 100, after });
      for (const { node } of page.edges) found.add(node.copy.id);
      if (!page.pageInfo.hasNextPage) return found;
      after = page.pageInfo.endCursor ?? undefined;
    }
  }

  /** The reading API gives each content as the model has it, and of what is gone no word but its title. */
  async readingApi(): Promise<void> {
    const ask = 'query($id: ID!) { content(id: $id) { title body withdrawal { kind } } }';
    for (const content of this.#desk.contents) {
      const { data } = await this.#desk.given.read<{ content: unknown }>(ask, { id: content.id });
      const { title, body, kind } = shown(content);
      expect(data.content).toEqual({ title, body: body || null, withdrawal: kind && { kind } });
    }
  }
}
