import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
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

const END =
  "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'tonggao listening to readers' and datname = current_database()";
const PAGE = `query ($id: ID!) { content(id: $id) { body withdrawal { kind } head { indexable } neighbours { newer { title } older { title } }
  pictures { url } bodyFor(variant: MOBILE) } }`;
const FOUND = '{ contents(where: { site: "4300000002" }) { totalCount edges { node { id } } } }';

let given: TestHub;
let other: Pausable;

beforeAll(async () => {
  given = await openTestHub();
  other = await pausable(given.databaseUrl);
});
afterAll(async () => {
  await given.close();
  other.close();
});

interface Reply {
  status: number;
  etag: string;
  body: string;
}

/** One who answers readers: its own connections, its own memory. */
interface Server {
  ask(method: 'GET' | 'HEAD', url: string, known?: string): Promise<Reply>;
  close(): Promise<void>;
}

type Inject = TestHub['server'];

function serverOf(server: Pick<Inject, 'inject'>, close: () => Promise<void>): Server {
  return {
    async ask(method, url, known) {
      const headers = known ? { 'if-none-match': known } : {};
      const { statusCode: status, headers: said, body } = await server.inject({ method, url, headers });
      return { status, etag: String(said.etag ?? ''), body };
    },
    close,
  };
}

async function openOther(): Promise<Server> {
  const { env, log, publicUrl } = given.hub;
  const secret = 'a secret that is long enough for tests only';
  const hub: OpenHub = await openHub({ env, databaseUrl: other.url, log, publicUrl, secret });
  const server = await createServer(hub);
  return serverOf(server, async () => {
    await server.close();
    await hub.close();
  });
}

/** What an address shows of the content; null where it is an error. */
type Look = (server: Server) => Promise<string | null>;

const STATUS: Record<number, string> = { 200: 'THERE', 206: 'THERE', 304: 'THERE', 410: 'GONE' };
const byStatus = ({ status }: Reply) => STATUS[status] ?? null;
const byWord = (word: string) => (reply: Reply) =>
  reply.status === 200 ? (reply.body.includes(word) ? 'THERE' : 'GONE') : null;

/** One who keeps what it was given, and believes 304 and what HEAD says of it. */
class Keeper {
  readonly #known = new Map<string, string>();
  #last = '';
  #nth = 0;

  /** Asks by GET, by GET that shows what it has, by HEAD, one after the other. */
  async look(server: Server, url: string, shown: (reply: Reply) => string | null): Promise<string | null> {
    this.#nth += 1;
    if (this.#nth % 3 === 2) return this.#told(await server.ask('HEAD', url));
    const reply = await server.ask('GET', url, this.#nth % 3 === 1 ? this.#last : undefined);
    return reply.status === 304 ? this.#told(reply) : this.#learn(reply, shown(reply));
  }

  #told({ etag }: Reply): string | null {
    return this.#known.get(etag) ?? null;
  }

  #learn({ etag }: Reply, told: string | null): string | null {
    if (etag && told) {
      this.#known.set(etag, told);
      this.#last = etag;
    }
    return told;
  }
}

function revalidating(url: string, shown: (reply: Reply) => string | null): Look {
  const keeper = new Keeper();
  return (server) => keeper.look(server, url, shown);
}

const plain =
  (url: string, shown: (reply: Reply) => string | null, known?: string): Look =>
  async (server) =>
    shown(await server.ask('GET', url, known));

function graphql(query: string, variables: object = {}): string {
  return `/graphql?${new URLSearchParams({ query, variables: JSON.stringify(variables) })}`;
}

function looksAt(id: string, sha256: string, sectionId: string): Record<string, () => Look> {
  const page = ({ status, body }: Reply) =>
    status === 200 && body.startsWith('{"data"') ? (body.includes('原文') ? 'THERE' : 'GONE') : null;
  return {
    'a page, revalidated': () => revalidating(graphql(PAGE, { id }), page),
    'a filtered list': () => revalidating(graphql(FOUND), byWord(id)),
    'the feed of a section': () => revalidating(`/feeds/sections/${sectionId}.json`, byWord('原文')),
    'the feed of a site': () => revalidating('/feeds/sites/4300000002.atom', byWord('原文')),
    'a document': () => plain(`/feeds/contents/${id}.json`, byStatus),
    'a sitemap': () => revalidating('/sites/4300000002/sitemap-1.xml', byWord(id)),
    'a file': () => plain(`/media/${sha256}/1.png`, byStatus, `"${sha256}"`),
    'a picture': () => plain(`/pictures/${sha256}/160.webp`, byStatus),
  };
}

const stale: string[] = [];
const asked = new Map<string, number>();
let over = false;

interface Hunter {
  name: string;
  look: Look;
  where: () => Server;
  grace: number;
}

async function hunt(truth: Truth, { name, look, where, grace }: Hunter): Promise<void> {
  while (!over) {
    await sleep(5);
    const isAllowed = truth.allowed(grace);
    const shown = await look(where()).catch(() => null);
    if (shown === null) continue;
    asked.set(name, (asked.get(name) ?? 0) + 1);
    if (!isAllowed(shown)) stale.push(`${name}: ${shown}`);
  }
}

/** Takes a content back and brings it out again, over and over. */
async function act(truth: Truth, contentId: string): Promise<void> {
  const gone = { contentId, kind: WithdrawalKind.GONE, explanation: '有误' };
  while (!over) {
    await truth.change('GONE', async () => withdraw(await given.as('editor'), gone));
    await sleep(300);
    await truth.change('THERE', async () => restore(await given.as('editor'), { contentId }));
    await sleep(300);
  }
}

/** A content with a picture, and every address that shows something of it. */
async function illustrated(): Promise<{ contentId: string; looks: [name: string, look: () => Look][] }> {
  const blank = { width: 200, height: 100, channels: 3, background: '#c00' } as const;
  const { sha256 } = await given.hub.media.put(await sharp({ create: blank }).png().toBuffer());
  const body = `<p>原文</p><p><img src="/media/${sha256}/1.png" alt="图"></p>`;
  const contentId = await published(given, { site: '4300000002', title: '通知', body });
  const { sections } = await given.site('4300000002');
  const looks = looksAt(contentId, sha256, sections.get('tzgg')?.id ?? '');
  return { contentId, looks: Object.entries(looks) };
}

test('no public address ever shows what is no more, whatever is killed, paused or started anew', async () => {
  const { contentId, looks } = await illustrated();
  const truth = new Truth('THERE');
  const mine = serverOf(given.server, async () => undefined);
  let second = await openOther();
  const hunters = looks.flatMap(([name, look]) => [
    hunt(truth, { name, look: look(), where: () => mine, grace: 0 }),
    hunt(truth, { name, look: look(), where: () => second, grace: PROMISED }),
  ]);
  const everybody = [...hunters, act(truth, contentId)];
  const restart = async () => {
    const old = second;
    second = await openOther();
    await old.close();
  };
  const kill = () => outside(given, END);
  for (const disturb of [kill, () => other.pause(), kill, () => other.resume(), restart, kill, restart]) {
    await disturb();
    await sleep(1_200);
  }
  over = true;
  await Promise.all(everybody);
  await second.close();
  expect(stale).toEqual([]);
  for (const [name] of looks) expect(asked.get(name) ?? 0, name).toBeGreaterThan(20);
}, 120_000);
