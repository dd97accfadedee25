import { expect, test } from 'vitest';
import { weibo } from '../../../src/channels/adapters/weibo.ts';
import { idOf, mid62 } from '../../../src/channels/adapters/weibo-mid.ts';
import { conforms } from './conformance.ts';
import { Bench, receiptOf } from './far-side.ts';
import { correctionOf, withdrawalOf } from './fixture.ts';
import { openWeibo } from './weibo-far-side.ts';

conforms('WEIBO', weibo, openWeibo);

async function open() {
  const far = await openWeibo();
  return { ...far, bench: new Bench(weibo as never, far as never) };
}

test.each([
  ['3501756485200075', 'z0JH2lOMb'],
  ['1', '1'],
  ['10000000', '10000'],
  ['1x', ''],
  ['', ''],
])('the short form of the id %j is %j', (id, short) => {
  expect(mid62(id)).toBe(short);
  if (short) expect(idOf(short)).toBe(id);
});

test('the address of a post leads to it', async () => {
  const { bench, simulator } = await open();
  const { url, remoteId } = receiptOf(await bench.sent());
  expect(remoteId).toBe(simulator.posts[0]?.id);
  expect(await (await fetch(url ?? '')).text()).toContain('关于做好防汛工作的通知');
});

test.each([
  [10001, 'unsure'],
  [10002, 'retry'],
  [10003, 'unsure'],
  [10004, 'reauthorise'],
  [10005, 'reauthorise'],
  [10006, 'reauthorise'],
  [10008, 'refused'],
  [10009, 'retry'],
  [10012, 'refused'],
  [10013, 'reauthorise'],
  [10014, 'reauthorise'],
  [10016, 'refused'],
  [10017, 'refused'],
  [10018, 'refused'],
  [10022, 'paused'],
  [10023, 'paused'],
  [10024, 'paused'],
  [20005, 'refused'],
  [20006, 'refused'],
  [20008, 'refused'],
  [20012, 'refused'],
  [20016, 'paused'],
  [20017, 'unsure'],
  [20019, 'unsure'],
  [20031, 'reauthorise'],
  [20111, 'unsure'],
  [21314, 'reauthorise'],
  [21315, 'reauthorise'],
  [21316, 'reauthorise'],
  [21317, 'reauthorise'],
  [21327, 'reauthorise'],
  [21332, 'reauthorise'],
  [29999, 'refused'],
])('the code %i means %s, and says the code', async (code, kind) => {
  const { bench, simulator } = await open();
  simulator.faults.push(code);
  const outcome = await bench.adapter.send(bench.parcel(), bench.door);
  expect(outcome).toMatchObject({ kind, detail: expect.stringContaining(String(code)) });
  expect(simulator.posts).toHaveLength(0);
});

test('a post that is there already is found by its words and its link, and not posted again', async () => {
  const { bench, simulator } = await open();
  const first = receiptOf(await bench.sent());
  expect(await bench.adapter.send(bench.parcel(), bench.door)).toMatchObject({
    kind: 'there',
    receipt: first,
  });
  expect(simulator.posts).toHaveLength(1);
});

test('a post of the same words that leads to another page is not taken for ours', async () => {
  const { bench, simulator } = await open();
  const parcel = bench.parcel();
  const link = 'https://www.shili.gov.cn/content/2';
  const other = {
    ...parcel,
    link,
    rendition: { ...parcel.rendition, text: parcel.rendition.text.replace(parcel.link, link) },
  };
  expect(await bench.adapter.send(other, bench.door)).toMatchObject({ kind: 'accepted' });
  simulator.faults.push(20019);
  expect(await bench.adapter.send(parcel, bench.door)).toMatchObject({ kind: 'unsure' });
});

test.each(['hang', 'cut', 'half-open'] as const)(
  'a post whose answer was lost (%s) is read back',
  async (fault) => {
    const { bench, simulator } = await open();
    simulator.faults.push(fault);
    const parcel = bench.parcel();
    const outcome = await bench.adapter.send(parcel, bench.door);
    expect(outcome).toMatchObject({ kind: 'unsure' });
    const found = await bench.adapter.find?.(parcel, bench.door);
    expect(found).toMatchObject({ kind: 'accepted', receipt: { remoteId: simulator.posts[0]?.id } });
  },
);

test('a post that shows later (20032) is accepted, and found when it does', async () => {
  const { bench, simulator } = await open();
  simulator.faults.push(20032);
  const outcome = await bench.sent();
  expect(outcome).toMatchObject({ kind: 'accepted', receipt: { remoteId: simulator.posts[0]?.id } });
});

test('a post whose id was never learnt is deleted where it alone leads to the page, and left to a person otherwise', async () => {
  const { bench, simulator } = await open();
  const unknown = bench.parcel(withdrawalOf(), { remoteId: null, url: null });
  expect(await bench.adapter.retract?.(unknown, bench.door)).toMatchObject({ kind: 'refused' });
  await bench.sent();
  expect(await bench.adapter.retract?.(unknown, bench.door)).toMatchObject({ kind: 'accepted' });
  expect(simulator.posts).toHaveLength(0);
  const standing = receiptOf(await bench.sent());
  await bench.sent(bench.parcel(correctionOf('关于做好防汛抗旱工作的通知'), standing));
  expect(await bench.adapter.retract?.(unknown, bench.door)).toMatchObject({ kind: 'refused' });
  expect(simulator.posts).toHaveLength(2);
});

test.each([
  [undefined, null],
  ['2026-11-20T00:00:00Z', { kind: 'reauthorise' }],
  ['2026-11-24T00:00:00Z', { kind: 'notice' }],
  ['2026-12-20T00:00:00Z', null],
])('a token that expires at %s is told as %j on 22 November', async (expiresAt, told) => {
  const { bench } = await open();
  const settings = { ...bench.far.settings, expiresAt };
  const now = new Date('2026-11-22T00:00:00Z');
  const seen = await bench.adapter.check?.({ ...bench.door, settings, now });
  if (told) expect(seen).toMatchObject(told);
  else expect(seen).toBeNull();
});
