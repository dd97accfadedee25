import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenHub, openHub } from '../../../src/app.ts';
import { WithdrawalKind } from '../../../src/release/edition.ts';
import { restore } from '../../../src/release/restore.ts';
import { withdraw } from '../../../src/release/withdraw.ts';
import { createServer } from '../../../src/serve.ts';
import { openTestHub, type TestHub } from '../../support/hub.ts';
import { published } from '../published.ts';
import { outside } from './cached.ts';
import { type Pausable, pausable } from './pausable.ts';
import { Truth } from './truth.ts';

// What is promised: an act has been heard in its own process once it has answered, and in every other within a second.
const PROMISED = 1_000;

const PAGE = 'query ($id: ID!) { content(id: $id) { body withdrawal { kind } } }';
const LIST =
  '{ section(site: "4300000001", code: "tzgg") { contents(first: 50) { totalCount edges { node { id } } } } }';
const END =
  "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'tonggao listening to readers' and datname = current_database()";

let given: TestHub;
let way: Pausable;
let other: Pausable;

beforeAll(async () => {
  given = await openTestHub({
    databaseThrough: async (url) => {
      way = await pausable(url);
      return way.url;
    },
  });
  other = await pausable(given.databaseUrl);
});
afterAll(async () => {
  await given.close();
  way.close();
  other.close();
});

/** One who answers readers: its own connections, its own memory. */
interface Server {
  hub: OpenHub;
  ask(query: string, variables?: object): Promise<string>;
  close(): Promise<void>;
}

async function openOther(): Promise<Server> {
  const { env, log, publicUrl } = given.hub;
  const secret = 'a secret that is long enough for tests only';
  const hub = await openHub({ env, databaseUrl: other.url, log, publicUrl, secret });
  const server = await createServer(hub);
  return {
    hub,
    async ask(query, variables = {}) {
      const payload = { query, variables };
      return (await server.inject({ method: 'POST', url: '/graphql', payload })).body;
    },
    async close() {
      await server.close();
      await hub.close();
    },
  };
}

function own(): Server {
  return {
    hub: given.hub,
    async ask(query, variables = {}) {
      const payload = { query, variables };
      return (await given.server.inject({ method: 'POST', url: '/graphql', payload })).body;
    },
    close: async () => undefined,
  };
}

interface Prey {
  truth: Truth;
  query: string;
  variables: object;
  /** What an answer shows; null where it is an error. */
  shown: (body: string) => string | null;
}

const stale: string[] = [];
let asked = 0;

async function hunt(server: () => Server, grace: number, prey: Prey): Promise<void> {
  const isAllowed = prey.truth.allowed(grace);
  const body = await server()
    .ask(prey.query, prey.variables)
    .catch(() => '{"errors":[]}');
  const shown = body.startsWith('{"data":{') ? prey.shown(body) : null;
  if (shown === null) return;
  asked += 1;
  if (!isAllowed(shown)) stale.push(`${prey.query}: ${shown}`);
}

const shownIn = (pattern: RegExp) => (body: string) => pattern.exec(body)?.[0] ?? 'nothing';

/** Two contents and a list: one taken back and brought out again by acts, one changed by SQL from outside. */
function preyOf(taken: string, changed: string): Record<'page' | 'list' | 'outside', Prey> {
  const page = {
    truth: new Truth('原文'),
    query: PAGE,
    variables: { id: taken },
    shown: shownIn(/原文|GONE/),
  };
  const list = { truth: new Truth(taken), query: LIST, variables: {}, shown: shownIn(new RegExp(taken)) };
  const outsideOne = {
    truth: new Truth('v0'),
    query: PAGE,
    variables: { id: changed },
    shown: shownIn(/v\d+/),
  };
  return { page, list, outside: outsideOne };
}

/** What goes wrong, one after the other, a moment apart. */
function disturbances(restart: () => Promise<void>): (() => Promise<void> | void)[] {
  const kill = () => outside(given, END);
  return [
    kill,
    () => way.pause(),
    () => way.resume(),
    () => other.pause(),
    kill,
    () => other.resume(),
    restart,
    () => other.refuse(),
    kill,
    () => other.resume(),
    () => way.pause(),
    restart,
    kill,
    () => way.resume(),
    kill,
    restart,
  ];
}

/** Everybody at it at once, until `over`. */
class Hunt {
  readonly #prey: Record<'page' | 'list' | 'outside', Prey>;
  #second: Server;
  #over = false;
  versions = 0;

  constructor(prey: Record<'page' | 'list' | 'outside', Prey>, second: Server) {
    this.#prey = prey;
    this.#second = second;
  }

  async #untilOver(once: () => Promise<void>): Promise<void> {
    while (!this.#over) await once();
  }

  /** One who asks for each thing where acts are done, and two who ask elsewhere. */
  readers(): Promise<void>[] {
    const mine = own();
    return Object.values(this.#prey).flatMap((prey) => {
      const grace = prey === this.#prey.outside ? PROMISED : 0;
      const elsewhere = () => hunt(() => this.#second, PROMISED, prey);
      return [hunt.bind(null, () => mine, grace, prey), elsewhere, elsewhere].map((once) =>
        this.#untilOver(once),
      );
    });
  }

  /** Takes a content back and brings it out again, over and over. */
  act(contentId: string): Promise<void> {
    const { page, list } = this.#prey;
    const both = (text: string, listed: string, act: () => Promise<unknown>) =>
      page.truth.change(text, () => list.truth.change(listed, act));
    const gone = { contentId, kind: WithdrawalKind.GONE, explanation: '有误' };
    return this.#untilOver(async () => {
      await both('GONE', 'nothing', async () => withdraw(await given.as('editor'), gone));
      await sleep(150);
      await both('原文', contentId, async () => restore(await given.as('editor'), { contentId }));
      await sleep(150);
    });
  }

  /** Changes a content by SQL from outside, over and over. */
  change(contentId: string): Promise<void> {
    const sql = 'update publication set body = $1 where id = $2';
    return this.#untilOver(async () => {
      this.versions += 1;
      const shown = `v${this.versions}`;
      await this.#prey.outside.truth.change(shown, () => outside(given, sql, [`<p>${shown}</p>`, contentId]));
      await sleep(100);
    });
  }

  /** As when a process is started anew: another is there before the old one goes. */
  async restart(): Promise<void> {
    const old = this.#second;
    this.#second = await openOther();
    await old.close();
  }

  async end(everybody: Promise<void>[]): Promise<void> {
    this.#over = true;
    await Promise.all(everybody);
    await this.#second.close();
  }
}

test('nobody is ever shown what is no more, whatever is killed, paused or started anew', async () => {
  const taken = await published(given, { title: '将被撤下的通知', body: '<p>原文</p>' });
  const changed = await published(given, { title: '由外部改动的通知', body: '<p>v0</p>' });
  const all = new Hunt(preyOf(taken, changed), await openOther());
  const everybody = [...all.readers(), all.act(taken), all.change(changed)];
  for (const disturb of disturbances(() => all.restart())) {
    await disturb();
    await sleep(1_100);
  }
  await all.end(everybody);
  expect(stale).toEqual([]);
  expect(asked).toBeGreaterThan(500);
  expect(all.versions).toBeGreaterThan(20);
}, 90_000);
