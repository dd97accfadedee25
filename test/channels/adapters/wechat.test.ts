import { expect, test } from 'vitest';
import { wechat } from '../../../src/channels/adapters/wechat.ts';
import type { WechatSettings } from '../../../src/channels/adapters/wechat-settings.ts';
import { conforms } from './conformance.ts';
import { Bench, receiptOf } from './far-side.ts';
import { correctionOf, editionOf, withdrawalOf } from './fixture.ts';
import { openWechat, png } from './wechat-far-side.ts';

conforms('WECHAT', wechat, openWechat);
conforms('WECHAT by mass send', wechat, async () => {
  const far = await openWechat({ mode: 'mass', appId: 'wxfw1234567890ab' });
  // The interface says of a mass send only that it stands.
  return { ...far, tamper: undefined };
});

async function open(settings: Partial<WechatSettings> = {}) {
  const far = await openWechat(settings);
  return { ...far, state: far.simulator.state, bench: new Bench(wechat as never, far as never) };
}

/** Lets one call of the interface die as a killed process would: with it, or before it. */
function dyingAt(bench: Bench, path: string, when: 'before' | 'after'): Bench['door'] {
  const { fetch } = bench.door;
  return {
    ...bench.door,
    fetch: async (url, options) => {
      if (!String(url).includes(path)) return fetch(url, options);
      if (when === 'after') await fetch(url, options);
      throw new Error('killed');
    },
  };
}

test.each([
  [-1, 'retry'],
  [40004, 'refused'],
  [40005, 'refused'],
  [40006, 'refused'],
  [40007, 'refused'],
  [40013, 'reauthorise'],
  [40125, 'reauthorise'],
  [40164, 'reauthorise'],
  [41001, 'reauthorise'],
  [44003, 'refused'],
  [45002, 'refused'],
  [45003, 'refused'],
  [45004, 'refused'],
  [45005, 'refused'],
  [45008, 'refused'],
  [45009, 'paused'],
  [45011, 'retry'],
  [45028, 'paused'],
  [45066, 'retry'],
  [48001, 'reauthorise'],
  [48004, 'reauthorise'],
  [50001, 'reauthorise'],
  [50002, 'reauthorise'],
  [53503, 'refused'],
  [53504, 'refused'],
  [53505, 'refused'],
  [61007, 'reauthorise'],
  [99999, 'refused'],
])('the code %i means %s, says the code and the request, and nothing is posted', async (code, kind) => {
  const { bench, state } = await open();
  state.faults.push({ at: 'post', what: code });
  const outcome = await bench.adapter.send(bench.parcel(), bench.door);
  expect(outcome).toMatchObject({ kind, detail: expect.stringContaining(String(code)) });
  expect(outcome.requestId).toMatch(/^sim-/);
  expect(bench.far.copies()).toEqual([]);
});

test.each([45011, 45066])(
  'an account that asks too often (%i) waits a minute, and no other waits for it',
  async (code) => {
    const { bench, state } = await open();
    state.faults.push({ at: 'post', what: code });
    const outcome = await bench.adapter.send(bench.parcel(), bench.door);
    expect(outcome).toMatchObject({ kind: 'retry', ownAfter: new Date(bench.door.now.getTime() + 60_000) });
    expect(outcome).not.toHaveProperty('after');
  },
);

test('a daily quota that is used up pauses until the next day in China', async () => {
  const { bench, state } = await open();
  state.faults.push({ at: 'post', what: 45009 });
  const now = new Date('2026-11-22T15:59:00Z');
  const outcome = await bench.adapter.send(bench.parcel(), { ...bench.door, now });
  expect(outcome).toMatchObject({ kind: 'paused', until: new Date('2026-11-22T16:05:00Z') });
});

test.each([
  ['a secret that is not the account’s', { appSecret: 'another-secret' }],
  ['an address that is not on the list', {}],
])(
  '%s stops the channel before anything is uploaded, and is told when nothing is sent too',
  async (_, settings) => {
    const { bench, state } = await open(settings);
    if (!('appSecret' in settings)) {
      state.faults.push({ at: 'stable_token', what: 40164 }, { at: 'stable_token', what: 40164 });
    }
    expect(await bench.adapter.send(bench.parcel(), bench.door)).toMatchObject({ kind: 'reauthorise' });
    expect(await bench.adapter.check?.(bench.door)).toMatchObject({ kind: 'reauthorise' });
    expect(state.pictures.size).toBe(0);
  },
);

test.each(['40001', '40014', '42001'])(
  'a token that is refused (%s) is renewed once, and the article goes out',
  async (code) => {
    const { bench, state } = await open();
    state.faults.push({ at: 'material/', what: Number(code) });
    expect(await bench.sent()).toMatchObject({ kind: 'accepted' });
    expect(bench.far.copies()).toHaveLength(1);
  },
);

test('a token that is refused again is not renewed for ever', async () => {
  const { bench, state } = await open();
  for (let time = 0; time < 2; time++) state.faults.push({ at: 'material/', what: 40001 });
  expect(await bench.adapter.send(bench.parcel(), bench.door)).toMatchObject({ kind: 'reauthorise' });
  expect(state.forced.length).toBeLessThanOrEqual(1);
});

test('processes that share a memory share a token', async () => {
  const { bench, state } = await open();
  const checks = Array.from({ length: 8 }, () => bench.adapter.check?.(bench.door));
  await Promise.all(checks);
  expect(state.tokens).toHaveLength(1);
  await bench.sent();
  expect(state.tokens).toHaveLength(1);
});

test.each([2, 3, 4, 6])(
  'an article that WeChat refuses after it took it (status %i) has failed, and a second order publishes it',
  async (status) => {
    const { bench, state } = await open();
    state.faults.push({ at: 'post', what: `status-${status}` as never });
    expect(await bench.sent()).toMatchObject({
      kind: 'refused',
      detail: expect.stringContaining(String(status)),
    });
    expect(await bench.sent()).toMatchObject({ kind: 'accepted' });
    expect(bench.far.copies()).toHaveLength(1);
    expect(state.drafts).toEqual([]);
  },
);

test('what WeChat is still publishing is asked for again', async () => {
  const { bench } = await open();
  const parcel = bench.parcel();
  const outcome = await bench.adapter.send(parcel, bench.door);
  const ticket = outcome.kind === 'accepted' ? (outcome.pending?.ticket ?? '') : '';
  expect(await bench.adapter.result?.(ticket, parcel, bench.door)).toMatchObject({ kind: 'retry' });
});

test.each<[string, string, 'before' | 'after']>([
  ['before the cover', 'add_material', 'before'],
  ['with the cover', 'add_material', 'after'],
  ['before the draft', 'draft/add', 'before'],
  ['with the draft', 'draft/add', 'after'],
  ['before the submission', 'freepublish/submit', 'before'],
  ['with the submission', 'freepublish/submit', 'after'],
])('a try that is killed %s is gone on with: one article, and no second draft', async (_, path, when) => {
  const { bench, state, simulator } = await open();
  const parcel = bench.parcel();
  await expect(bench.adapter.send(parcel, dyingAt(bench, path, when))).rejects.toThrow('killed');
  simulator.finish();
  const later = { ...bench.door, now: new Date(Date.now() + 660_000) };
  const found = await bench.adapter.find?.(parcel, later);
  if (found?.kind === 'retry') {
    expect(found).toMatchObject({ absent: true });
    expect(await bench.sent(parcel)).toMatchObject({ kind: 'accepted' });
  } else
    expect(found).toMatchObject({ kind: 'accepted', receipt: { remoteId: state.articles[0]?.articleId } });
  expect(bench.far.copies()).toHaveLength(1);
  expect(state.articles).toHaveLength(1);
  expect(state.drafts).toEqual([]);
});

test.each(['hang', 'cut', 'half-open'] as const)(
  'a submission whose answer was lost (%s) is in doubt, and read back',
  async (what) => {
    const { bench, state, simulator } = await open();
    bench.far.fault(what as never);
    const parcel = bench.parcel();
    expect(await bench.adapter.send(parcel, bench.door)).toMatchObject({ kind: 'unsure' });
    simulator.finish();
    const receipt = { remoteId: state.articles[0]?.articleId };
    expect(await bench.adapter.find?.(parcel, bench.door)).toMatchObject({ kind: 'accepted', receipt });
  },
);

test('a doubtful submission is not repeated while WeChat may be at it', async () => {
  const { bench } = await open();
  const parcel = bench.parcel();
  await expect(bench.adapter.send(parcel, dyingAt(bench, 'freepublish/submit', 'after'))).rejects.toThrow();
  const found = await bench.adapter.find?.(parcel, bench.door);
  expect(found).toMatchObject({ kind: 'retry' });
  expect(found).not.toHaveProperty('absent');
});

test('a try that was thought dead stops before it submits', async () => {
  const { bench, state } = await open();
  const parcel = bench.parcel();
  const { fetch } = bench.door;
  const slow: Bench['door'] = {
    ...bench.door,
    fetch: async (url, options) => {
      const answer = await fetch(url, options);
      if (String(url).includes('draft/add')) {
        expect(await bench.adapter.find?.(parcel, bench.door)).toMatchObject({ absent: true });
      }
      return answer;
    },
  };
  expect(await bench.adapter.send(parcel, slow)).toMatchObject({ kind: 'retry' });
  expect(state.tasks).toEqual([]);
});

test('a mass send whose answer was lost is sent again under its id, and WeChat sends it once and keeps no draft', async () => {
  const { bench, state, simulator } = await open({ mode: 'mass' });
  const parcel = bench.parcel();
  await expect(bench.adapter.send(parcel, dyingAt(bench, 'sendall', 'after'))).rejects.toThrow();
  simulator.finish();
  expect(await bench.adapter.find?.(parcel, bench.door)).toMatchObject({ absent: true });
  expect(await bench.sent(parcel)).toMatchObject({
    kind: 'accepted',
    receipt: { remoteId: `mass:${state.tasks[0]?.id}` },
  });
  expect(state.tasks).toHaveLength(1);
  expect(state.drafts).toEqual([]);
});

test.each(['publish', 'mass'] as const)(
  'what the interface will not tell of a task (%s) is in doubt, and not taken for failed',
  async (mode) => {
    const { bench, state } = await open({ mode });
    const parcel = bench.parcel();
    const outcome = await bench.adapter.send(parcel, bench.door);
    const ticket = outcome.kind === 'accepted' ? (outcome.pending?.ticket ?? '') : '';
    state.faults.push({ at: mode === 'publish' ? 'freepublish/' : 'message/', what: 40035 });
    expect(await bench.adapter.result?.(ticket, parcel, bench.door)).toMatchObject({ kind: 'unsure' });
  },
);

test('a draft that a person has changed is brought back to what was approved', async () => {
  const { bench, state } = await open();
  const parcel = bench.parcel();
  await expect(bench.adapter.send(parcel, dyingAt(bench, 'freepublish/submit', 'before'))).rejects.toThrow();
  const [draft] = state.drafts;
  if (draft) draft.article = { ...draft.article, title: '另一个标题', content: '<p>改过</p>' };
  await bench.adapter.find?.(parcel, { ...bench.door, now: new Date(Date.now() + 660_000) });
  await bench.sent(parcel);
  expect(bench.far.copies()).toEqual([expect.stringContaining('各单位要做好防汛工作')]);
  expect(state.articles[0]?.article.title).toBe('关于做好防汛工作的通知');
});

test('pictures are WeChat’s own, uploaded once, and the first is the cover', async () => {
  const { bench, state } = await open();
  const [one, two] = ['a'.repeat(64), 'b'.repeat(64)];
  const body = `<p>各单位要做好防汛工作。</p><img src="/media/${one}/1.png"><img src="/media/${two}/2.png">`;
  await bench.sent(bench.parcel(editionOf({ body })));
  const { content } = state.articles[0]?.article ?? { content: '' };
  expect(content.match(/\/sandbox\/wechat\/pictures\//g)).toHaveLength(4);
  expect(state.pictures.size).toBe(2);
  const correction = correctionOf('关于做好防汛抗旱工作的通知');
  await bench.sent(bench.parcel({ ...correction, snapshot: { ...correction.snapshot, body } }));
  expect(state.materials.size).toBe(1);
});

test.each([
  ['a picture of a format that WeChat does not take', Buffer.from('RIFF....WEBPVP8 ')],
  ['a picture that is no longer in the store', null],
  ['a picture beyond 10 MB', Buffer.concat([png(), Buffer.alloc(10 * 1024 * 1024)])],
])('an article with %s is not sent without it, and says so', async (_, bytes) => {
  const { bench, state } = await open();
  const body = `<p>图</p><img src="/media/${'c'.repeat(64)}/1.webp">`;
  const door = { ...bench.door, media: async () => bytes };
  const outcome = await bench.adapter.send(bench.parcel(editionOf({ body })), door);
  expect(outcome).toMatchObject({ kind: 'refused', detail: expect.stringContaining('配图') });
  expect(state.drafts).toEqual([]);
});

test('a cover that somebody has cleared from the library is uploaded anew', async () => {
  const { bench, state } = await open();
  await bench.sent();
  state.materials.clear();
  expect(await bench.sent(bench.parcel(correctionOf('关于做好防汛抗旱工作的通知')))).toMatchObject({
    kind: 'accepted',
  });
});

test('an article whose id was never learnt is deleted where it alone leads to the page, and left to a person otherwise', async () => {
  const { bench } = await open();
  const unknown = { ...bench.parcel(withdrawalOf(), { remoteId: null, url: null }), deliveryId: 'another' };
  expect(await bench.adapter.retract?.(unknown, bench.door)).toMatchObject({ kind: 'refused' });
  const standing = receiptOf(await bench.sent());
  await bench.sent(bench.parcel(correctionOf('关于做好防汛抗旱工作的通知'), standing));
  expect(await bench.adapter.retract?.(unknown, bench.door)).toMatchObject({ kind: 'refused' });
  await bench.adapter.retract?.(bench.parcel(withdrawalOf(), standing), bench.door);
  expect(await bench.adapter.retract?.(unknown, bench.door)).toMatchObject({ kind: 'accepted' });
  expect(bench.far.copies()).toEqual([]);
});

test('the draft of what is withdrawn does not stay in the draft box', async () => {
  const { bench, state } = await open();
  const parcel = bench.parcel();
  await expect(bench.adapter.send(parcel, dyingAt(bench, 'freepublish/submit', 'before'))).rejects.toThrow();
  const leaving = {
    ...bench.parcel(withdrawalOf(), { remoteId: null, url: null }),
    deliveryId: parcel.deliveryId,
  };
  await bench.adapter.retract?.(leaving, bench.door);
  expect(state.drafts).toEqual([]);
});
