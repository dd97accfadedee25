import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Role } from '../../../src/identity/role.ts';
import { Entry } from '../../../src/journal/entry.ts';
import { toCursor } from '../../../src/platform/graphql/connection.ts';
import { Subscriber } from '../../../src/reading/websub/subscriber.ts';
import { openTestHub, type TestHub } from '../../support/hub.ts';
import { letIn } from '../../support/newsroom.ts';
import { published } from '../published.ts';
import { StrictSubscriber } from './strict-subscriber.ts';

const LIST = `query($first: Int!, $after: String) { subscribers(first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor }
  edges { node { id feedName topic callbackHost leaseEndsAt deliveredAt tries nextTryAt problem } }
} }`;
const END = 'mutation($id: ID!) { endSubscriber(id: $id, reason: "地址已停用") }';

interface Listed {
  subscribers: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string };
    edges: { node: Record<string, unknown> & { id: string } }[];
  };
}

let given: TestHub;
let subscriber: StrictSubscriber;
beforeAll(async () => {
  given = await openTestHub();
  await letIn(given, 'operator-2', [Role.OPERATOR], '4300000002');
});
afterAll(() => given.close());
beforeEach(async () => {
  await given.hub.orm.em.fork().nativeDelete(Subscriber, {});
  subscriber = await new StrictSubscriber().open();
});

const topicOf = (site: string, format = 'json') => `${given.hub.publicUrl}/feeds/sites/${site}.${format}`;

async function subscribe(topic: string): Promise<void> {
  expect(await subscriber.ask(`${given.hub.publicUrl}/websub/hub`, 'subscribe', topic)).toBe(202);
  await given.settle();
}

async function list(username: string, variables: object = { first: 20 }): Promise<Listed['subscribers']> {
  const { data, errors } = await given.desk<Listed>(username, LIST, variables);
  expect(errors).toBeUndefined();
  return data.subscribers;
}

test('an operator sees who takes the feeds, when each was last reached and why not, and no address in full', async () => {
  await subscribe(topicOf('4300000001'));
  await subscribe(topicOf('4300000001', 'atom'));
  await published(given, { title: '推送的通知' });
  await given.settle();
  subscriber.answersDelivery = { status: 503 };
  await published(given, { title: '推送不到的通知' });
  await given.settle();
  const { totalCount, edges } = await list('operator');
  expect(totalCount).toBe(2);
  const { host } = new URL(subscriber.origin);
  for (const { node } of edges) {
    expect(node).toMatchObject({ callbackHost: host, problem: 'HTTP 503', tries: expect.any(Number) });
    expect([node.leaseEndsAt, node.deliveredAt, node.nextTryAt]).toEqual(Array(3).fill(expect.any(String)));
    expect(node.feedName).toBe((await given.site('4300000001')).site.name);
  }
  expect(JSON.stringify(edges)).not.toContain('/callback');
});

test('the list is read page by page, those that fail most first', async () => {
  for (const format of ['json', 'atom', 'rss']) await subscribe(topicOf('4300000001', format));
  const em = given.hub.orm.em.fork();
  await em.nativeUpdate(Subscriber, { topic: { $like: '%.rss' } }, { tries: 3 });
  const seen: unknown[] = [];
  let after: string | null = null;
  do {
    const page: Listed['subscribers'] = await list('operator', { first: 1, after });
    seen.push(...page.edges.map(({ node }) => node.topic));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after);
  expect(seen).toEqual(['rss', 'json', 'atom'].map((format) => `/feeds/sites/4300000001.${format}`));
  for (const cursor of [toCursor('x', 'y'), toCursor(-1, 'y'), 'nonsense']) {
    const { errors } = await given.desk('operator', LIST, { first: 1, after: cursor });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  }
});

test('what is ended is sent nothing more, until it is asked for anew, and the journal says who ended it and why', async () => {
  await subscribe(topicOf('4300000001'));
  const [{ node } = { node: { id: '' } }] = (await list('operator')).edges;
  expect((await given.desk('operator', END, { id: node.id })).data).toEqual({ endSubscriber: true });
  await published(given, { title: '不再推送的通知' });
  await given.settle();
  expect(subscriber.attempts).toBe(0);
  const entry = await given.hub.orm.em.fork().findOneOrFail(Entry, { act: 'subscriber.ended' });
  expect(entry).toMatchObject({ subjectId: node.id, detail: { reason: '地址已停用' } });
  expect(JSON.stringify(entry)).not.toContain('/callback');
  await subscribe(topicOf('4300000001'));
  await published(given, { title: '重新推送的通知' });
  await given.settle();
  expect(subscriber.delivered).toHaveLength(1);
});

test('subscribers of a site are seen and ended by those who look after it, and by nobody else', async () => {
  await subscribe(topicOf('4300000001'));
  await subscribe(topicOf('4300000002'));
  const [{ node } = { node: { id: '', topic: '' } }] = (await list('operator-2')).edges;
  expect((await list('operator-2')).totalCount).toBe(1);
  expect(node.topic).toBe('/feeds/sites/4300000002.json');
  const { edges } = await list('operator');
  const other = edges.find((edge) => edge.node.id !== node.id)?.node.id;
  const code = async (username: string) =>
    (await given.desk(username, END, { id: other })).errors?.[0]?.extensions.code;
  expect(await code('operator-2')).toBe('FORBIDDEN');
  expect(await code('editor')).toBe('FORBIDDEN');
  expect(await code('')).toBe('UNAUTHENTICATED');
  expect((await given.desk('editor', LIST, { first: 1 })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});
