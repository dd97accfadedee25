import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Channel, ChannelKind } from '../../src/channels/channel.ts';
import { createChannel } from '../../src/channels/create-channel.ts';
import { Delivery, DeliveryState } from '../../src/channels/delivery.ts';
import { toCursor } from '../../src/platform/graphql/connection.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { deskOf } from './desk.ts';

const COUNT = 105;
const ID = '0198f3a0-0000-7000-8000-000000000001';

const BOARD = `query Board($id: ID!, $first: Int!, $after: String, $states: [DeliveryState!], $channel: String) {
  release(id: $id) { board(first: $first, after: $after, states: $states, channel: $channel) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { id state channel { name } } }
  } }
}`;

interface Board {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  edges: { node: { id: string; state: string; channel: { name: string } } }[];
}

let given: TestHub;
let releaseId: string;
let worst: string[];
beforeAll(async () => {
  given = await openTestHub();
  const desk = deskOf(given);
  const { site } = await given.site('4300000001');
  const channels: Channel[] = [];
  for (let n = 1; n <= COUNT; n++) {
    const settings = { url: `https://sub.example/${n}` };
    const input = { name: `第${n}号子站`, kind: ChannelKind.SUBSITE, siteId: site.id, settings };
    channels.push(await createChannel(await given.as('operator'), input));
  }
  const contentId = await desk.published();
  releaseId = (await desk.launched(contentId, ...channels)).id;
  const planned = await desk.deliveries(contentId);
  worst = [planned[60]?.id ?? '', planned[104]?.id ?? ''];
  const states = [DeliveryState.UNSURE, DeliveryState.FAILED];
  for (const [at, id] of worst.entries()) {
    await desk.em().nativeUpdate(Delivery, { id }, { state: states[at] ?? DeliveryState.FAILED });
  }
});
afterAll(() => given.close());

async function boardOf(variables: object): Promise<Board> {
  const asked = { id: releaseId, first: 50, ...variables };
  const { data, errors } = await given.desk<{ release: { board: Board } }>('operator', BOARD, asked);
  expect(errors).toBeUndefined();
  return data.release.board;
}

test('the board of a release is read page by page, each delivery once, those that need somebody first', async () => {
  const seen: Board['edges'] = [];
  const pages: number[] = [];
  let after: string | null = null;
  do {
    const { edges, pageInfo, totalCount }: Board = await boardOf({ after });
    expect(totalCount).toBe(COUNT);
    pages.push(edges.length);
    seen.push(...edges);
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after);
  expect(pages).toEqual([50, 50, 5]);
  expect(new Set(seen.map(({ node }) => node.id)).size).toBe(COUNT);
  expect(seen.slice(0, 3).map(({ node }) => node.state)).toEqual(['FAILED', 'UNSURE', 'PLANNED']);
  expect(seen.slice(0, 2).map(({ node }) => node.id)).toEqual([...worst].reverse());
});

test('the board is narrowed to states and to what a channel is called', async () => {
  expect((await boardOf({ states: ['UNSURE'] })).edges).toMatchObject([{ node: { id: worst[0] } }]);
  const named = await boardOf({ channel: ' 第7号 ' });
  expect(named).toMatchObject({ totalCount: 1, edges: [{ node: { channel: { name: '第7号子站' } } }] });
  expect(await boardOf({ channel: '%' })).toMatchObject({ totalCount: 0, edges: [] });
  expect(await boardOf({ channel: '第7号', states: ['FAILED'] })).toMatchObject({ totalCount: 0 });
});

test('a release answers a hundred deliveries at most, the most urgent ones, and counts all of them by state', async () => {
  const query = `query($id: ID!) { release(id: $id) {
    deliveries { id state } few: deliveries(first: 2) { id } tally { planned failed states { state count } }
  } }`;
  const { data } = await given.desk<{ release: Record<string, { id: string }[]> }>('operator', query, {
    id: releaseId,
  });
  expect(data.release.deliveries).toHaveLength(100);
  expect(data.release.few?.map(({ id }) => id)).toEqual([...worst].reverse());
  const states = [
    { state: 'FAILED', count: 1 },
    { state: 'PLANNED', count: COUNT - 2 },
    { state: 'UNSURE', count: 1 },
  ];
  expect(data.release.tally).toEqual({ planned: COUNT, failed: 2, states });
  const tooMany = `query($id: ID!) { release(id: $id) { deliveries(first: 14000) { id } } }`;
  const refused = await given.desk('operator', tooMany, { id: releaseId });
  expect(refused.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

test.each([toCursor('x', 'y'), toCursor(99, ID), toCursor(1.5, ID), toCursor(1), 'nonsense'])(
  'a cursor that the board never gave (%s) is refused',
  async (after) => {
    const variables = { id: releaseId, first: 2, after };
    const { errors } = await given.desk('operator', BOARD, variables);
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  },
);
