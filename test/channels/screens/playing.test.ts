import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Channel, ChannelKind } from '../../../src/channels/channel.ts';
import { createChannel } from '../../../src/channels/create-channel.ts';
import { arrangeItem } from '../../../src/channels/screens/arrange-item.ts';
import { issueDevice } from '../../../src/channels/screens/issue-device.ts';
import { listScreens } from '../../../src/channels/screens/list-screens.ts';
import { orderPlaylist } from '../../../src/channels/screens/order-playlist.ts';
import { revokeDevice } from '../../../src/channels/screens/revoke-device.ts';
import { DutyKind } from '../../../src/duties/duty.ts';
import { openTestHub, type TestHub } from '../../support/hub.ts';
import { deskOf } from '../desk.ts';

let given: TestHub;
let desk: ReturnType<typeof deskOf>;
beforeAll(async () => {
  given = await openTestHub();
  desk = deskOf(given);
});
afterAll(() => given.close());

async function newScreen(): Promise<Channel> {
  const input = { name: '大厅屏幕', kind: ChannelKind.SCREEN, settings: {} };
  return createChannel(await given.as('operator'), input);
}

const issued = async (channelId: string) =>
  issueDevice(await given.as('operator'), { channelId, name: '一号终端' });

interface List {
  version: string;
  items: {
    itemId: string;
    articleId: string;
    revision: number;
    url: string;
    sha256: string;
    priority: number;
  }[];
  emergency?: { itemId: string };
  revoked: string[];
  validUntil: string;
}

/** A player as others may write one: it has a token and asks by HTTP. */
function player(channelId: string, token: string) {
  const base = `${given.hub.publicUrl}/screens/${channelId}`;
  const authorization = `Bearer ${token}`;
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${base}/${path}`, { headers: { authorization, ...headers } });
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${base}/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { authorization, 'content-type': 'application/json', ...headers },
    });
  const list = async () => (await (await get('playlist')).json()) as List;
  const obey = async () => {
    const { version, items } = await list();
    const cacheOk = items.map(({ itemId, revision }) => ({ itemId, revision }));
    return post('status', { version, cacheOk, missing: [], clockSkewMs: 1_500 });
  };
  return { get, post, list, obey };
}

test('an item lands when the player has it, is corrected in place, and is gone when the player has let go', async () => {
  const screen = await newScreen();
  const { token } = await issued(screen.id);
  const one = player(screen.id, token);
  const contentId = await desk.published();
  await desk.launched(contentId, screen);
  await given.settle();
  expect(await desk.states(contentId)).toEqual(['SENT']);
  const first = await one.list();
  expect(first.items).toMatchObject([{ articleId: contentId, revision: 1 }]);
  expect((await one.obey()).status).toBe(204);
  await given.settle();
  expect(await desk.states(contentId)).toEqual(['LANDED']);

  await desk.corrected(contentId, '关于做好防汛抗旱工作的通知');
  await given.settle();
  const second = await one.list();
  expect(second.items).toMatchObject([{ itemId: first.items[0]?.itemId, revision: 2 }]);
  const file = await one.get(`files/${second.items[0]?.sha256}`);
  expect(await file.text()).toContain('关于做好防汛抗旱工作的通知');
  await one.obey();
  await given.settle();

  await desk.withdrawn(contentId);
  await given.settle();
  expect((await desk.states(contentId)).at(-1)).toBe('RETRACTING');
  expect((await desk.duty(DutyKind.WITHDRAW, contentId))?.state).toBe('OPEN');
  const third = await one.list();
  expect(third).toMatchObject({ items: [], revoked: [first.items[0]?.itemId] });
  expect((await one.get(`files/${second.items[0]?.sha256}`)).status).toBe(404);
  await one.obey();
  await given.settle();
  expect((await desk.states(contentId)).at(-1)).toBe('GONE');
  expect((await desk.duty(DutyKind.WITHDRAW, contentId))?.state).toBe('MET');
});

test('an unchanged playlist is 304 under the same strong tag', async () => {
  const screen = await newScreen();
  const one = player(screen.id, (await issued(screen.id)).token);
  const first = await one.get('playlist');
  const etag = first.headers.get('etag') ?? '';
  expect(etag).toMatch(/^"[0-9a-f]{64}"$/);
  expect(first.headers.get('cache-control')).toContain('no-cache');
  const again = await one.get('playlist', { 'if-none-match': etag });
  expect([again.status, again.headers.get('etag')]).toEqual([304, etag]);
});

test('only a player of this very screen is answered, and none whose token was ended', async () => {
  const [screen, other] = [await newScreen(), await newScreen()];
  const { token, device } = await issued(screen.id);
  expect((await player(other.id, token).get('playlist')).status).toBe(401);
  expect((await player(screen.id, 'tgs_x').get('playlist')).status).toBe(401);
  expect((await player('x', token).get('playlist')).status).toBe(401);
  expect((await player(screen.id, token).get('playlist')).status).toBe(200);
  await revokeDevice(await given.as('operator'), { id: device.id });
  expect((await player(screen.id, token).get('playlist')).status).toBe(401);
});

test('a pairing code is good once, and ends the token that was told with it', async () => {
  const screen = await newScreen();
  const { token, pairingCode } = await issued(screen.id);
  const pair = () => player(screen.id, '').post('pair', { code: pairingCode.toLowerCase() });
  const paired = await pair();
  expect(paired.status).toBe(204);
  const cookie = paired.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
  expect((await pair()).status).toBe(403);
  expect((await player(screen.id, token).get('playlist')).status).toBe(401);
  const headers = { cookie: cookie.split(';')[0] ?? '' };
  const list = await fetch(`${given.hub.publicUrl}/screens/${screen.id}/playlist`, { headers });
  expect(list.status).toBe(200);
});

test('plays are counted once a key, and what is no play is refused', async () => {
  const screen = await newScreen();
  const one = player(screen.id, (await issued(screen.id)).token);
  await desk.launched(await desk.published('关于开展植树活动的通知'), screen);
  await given.settle();
  const [item] = (await one.list()).items;
  const at = new Date().toISOString();
  const play = { itemId: item?.itemId, revision: 1, startedAt: at, endedAt: at, result: 'played' };
  for (let again = 0; again < 2; again++)
    expect((await one.post('plays', [play], { 'idempotency-key': 'batch-0001' })).status).toBe(204);
  const screens = await listScreens(await given.as('operator'));
  expect(screens.find(({ id }) => id === screen.id)?.playsToday).toBe(1);
  expect((await one.post('plays', [play])).status).toBe(400);
  expect(
    (await one.post('plays', [{ ...play, result: 'x' }], { 'idempotency-key': 'batch-0002' })).status,
  ).toBe(400);
  expect((await one.post('plays', ['x'.repeat(200_000)], { 'idempotency-key': 'batch-0003' })).status).toBe(
    413,
  );
});

test('a player that posts without end is told to wait', async () => {
  const screen = await newScreen();
  const one = player(screen.id, (await issued(screen.id)).token);
  const answers = await Promise.all(Array.from({ length: 35 }, () => one.post('status', {})));
  expect(answers.map(({ status }) => status)).toContain(429);
});

test('priority, order and emergency are set at the desk, and players hear of it', async () => {
  const screen = await newScreen();
  const one = player(screen.id, (await issued(screen.id)).token);
  await desk.launched(await desk.published('关于甲事的通知'), screen);
  await desk.launched(await desk.published('关于乙事的通知'), screen);
  await given.settle();
  const events = await one.get('events', { 'last-event-id': '1' });
  const reader = events.body?.getReader();
  const [a, b] = (await one.list()).items.map(({ itemId }) => itemId);
  const operator = await given.as('operator');
  await orderPlaylist(operator, { channelId: screen.id, itemIds: [b ?? '', a ?? ''] });
  expect((await one.list()).items.map(({ itemId }) => itemId)).toEqual([b, a]);
  await arrangeItem(await given.as('operator'), { id: a ?? '', priority: 5, emergency: true });
  expect(await one.list()).toMatchObject({ items: [{ itemId: a }, { itemId: b }], emergency: { itemId: a } });
  let heard = '';
  while (!heard.includes('event: playlist'))
    heard += Buffer.from((await reader?.read())?.value ?? []).toString();
  await reader?.cancel();
  const bad = arrangeItem(await given.as('operator'), { id: a ?? '', days: [0] });
  await expect(bad).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await expect(arrangeItem(await given.as('supervisor'), { id: a ?? '', priority: 1 })).rejects.toMatchObject(
    {
      code: 'FORBIDDEN',
    },
  );
});
