import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { KeptState } from '../../../src/channels/sandbox/kept-state.ts';
import { WechatSimulator } from '../../../src/channels/sandbox/wechat-simulator.ts';
import { freshWechat, type WechatState } from '../../../src/channels/sandbox/wechat-state.ts';

const PNG = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const JPEG = Buffer.from('\xff\xd8\xff', 'latin1');
const BASE = 'https://sim.example/sandbox/wechat';

/** A simulator at a clock of its own, and one account of it. */
function open(state: WechatState = freshWechat()) {
  let at = Date.parse('2026-11-22T00:00:00Z');
  const simulator = new WechatSimulator(() => new Date(at), state);
  let token = '';
  const ask = (path: string, json: object, more: { query?: object; file?: Uint8Array } = {}) => {
    const query = new URLSearchParams({ access_token: token, ...more.query });
    return simulator.answer({ path, query, json: json as never, file: more.file ?? null, base: BASE })
      .body as never as {
      [field: string]: never;
    } & { errcode?: number };
  };
  const account = { grant_type: 'client_credential', appid: 'wx0001', secret: 'sandbox-secret' };
  const login = (more: object = {}) => {
    const body = ask('stable_token', { ...account, ...more });
    token = body.access_token ?? token;
    return body;
  };
  return {
    simulator,
    ask,
    login,
    wait: (ms: number) => {
      at += ms;
    },
    setToken: (value: string) => {
      token = value;
    },
  };
}

function opened() {
  const sim = open();
  sim.login();
  const thumb = sim.ask('material/add_material', {}, { query: { type: 'image' }, file: PNG }).media_id;
  const article = {
    title: '通知',
    author: '',
    digest: '摘要',
    content: '<p>正文</p>',
    content_source_url: '',
    thumb_media_id: thumb,
  };
  return { ...sim, article };
}

test.each([
  ['an AppID that is none', { appid: 'x' }, 40013],
  ['another secret', { secret: 'x' }, 40125],
  ['no grant', { grant_type: '' }, 40035],
  ['all that is asked for', {}, undefined],
])('a token asked with %s is answered as the pages say', (_, more, code) => {
  expect(open().login(more).errcode).toBe(code);
});

test('the token stays the same until five minutes before its end, and the former one is good meanwhile', () => {
  const { login, wait, ask, setToken } = open();
  const { access_token: first } = login();
  wait(6_800_000);
  expect(login().access_token).toBe(first);
  wait(200_000);
  expect(login().access_token).not.toBe(first);
  setToken(first as never);
  expect(ask('draft/count', {}).errcode).toBeUndefined();
  wait(300_000);
  expect(ask('draft/count', {}).errcode).toBe(42001);
});

test('a forced token ends the former one, and is given twice a minute and twenty times a day at most', () => {
  const { login, wait, ask, setToken } = open();
  const { access_token: first } = login();
  login({ force_refresh: true });
  setToken(first as never);
  expect(ask('draft/count', {}).errcode).toBe(40001);
  expect(login({ force_refresh: true }).errcode).toBe(45011);
  for (let time = 0; time < 19; time++) {
    wait(31_000);
    expect(login({ force_refresh: true }).errcode).toBeUndefined();
  }
  wait(31_000);
  expect(login({ force_refresh: true }).errcode).toBe(45009);
});

test.each([
  ['media/uploadimg', {}, PNG, undefined],
  ['media/uploadimg', {}, Buffer.from('GIF89a'), 40005],
  ['media/uploadimg', {}, Buffer.concat([PNG, Buffer.alloc(1024 * 1024)]), 40009],
  ['material/add_material', { type: 'image' }, Buffer.from('GIF89a'), undefined],
  ['material/add_material', { type: 'image' }, Buffer.from('RIFF'), 40005],
  ['material/add_material', { type: 'image' }, Buffer.concat([PNG, Buffer.alloc(10 * 1024 * 1024)]), 40009],
  ['material/add_material', { type: 'thumb' }, PNG, 40005],
  ['material/add_material', { type: 'thumb' }, Buffer.concat([JPEG, Buffer.alloc(64 * 1024)]), 40009],
  ['material/add_material', {}, PNG, 40004],
])('%s with %j is answered by its type and size', (path, query, file, code) => {
  const { ask } = opened();
  expect(ask(path, {}, { query, file }).errcode).toBe(code);
});

test.each<[string, object, number | undefined]>([
  ['all that is asked for', {}, undefined],
  ['32 characters of title', { title: '字'.repeat(32) }, undefined],
  ['33 characters of title', { title: '字'.repeat(33) }, 45003],
  ['17 characters of author', { author: '字'.repeat(17) }, 45110],
  ['129 characters of digest', { digest: '字'.repeat(129) }, 45004],
  ['20,000 characters', { content: '字'.repeat(20_000) }, 45002],
  ['no content', { content: '' }, 44004],
  ['an address beyond 1 KB', { content_source_url: `https://x.example/${'a'.repeat(1_024)}` }, 45005],
  ['a cover that is not in the library', { thumb_media_id: 'x' }, 40007],
])('a draft with %s is answered as the pages say', (_, more, code) => {
  const { ask, article } = opened();
  expect(ask('draft/add', { articles: [{ ...article, ...more }] }).errcode).toBe(code);
});

test('code, foreign pictures and foreign links are filtered out of what is kept', () => {
  const { ask, article, simulator } = opened();
  const content = `<p class="x" onclick="y">文<script>1</script><img src="https://x.example/1.png"><a href="https://x.example">链</a></p>`;
  ask('draft/add', { articles: [{ ...article, content }] });
  expect(simulator.state.drafts[0]?.article.content).toBe('<p>文链</p>');
});

test('a task takes its time, takes the draft out of the box, and what it published can be deleted once', () => {
  const { ask, article, wait } = opened();
  const { media_id } = ask('draft/add', { articles: [article] });
  const { publish_id } = ask('freepublish/submit', { media_id });
  expect(ask('freepublish/get', { publish_id }).publish_status).toBe(1);
  wait(1_000);
  const { article_id } = ask('freepublish/get', { publish_id });
  expect(ask('draft/get', { media_id }).errcode).toBe(40007);
  expect(ask('freepublish/delete', { article_id }).errcode).toBe(0);
  expect(ask('freepublish/delete', { article_id }).errcode).toBe(53600);
  expect(ask('freepublish/get', { publish_id }).publish_status).toBe(5);
});

test('a message is sent once under its id, and once a day by an account of this kind', () => {
  const { ask, article, wait, login } = opened();
  const send = (clientmsgid: string) => {
    const { media_id } = ask('draft/add', { articles: [article] });
    return ask('message/mass/sendall', { filter: {}, mpnews: { media_id }, msgtype: 'mpnews', clientmsgid });
  };
  const { msg_id } = send('one');
  expect(send('one')).toMatchObject({ errcode: 45065, msg_id });
  expect(send('two').errcode).toBe(45028);
  expect(send('x'.repeat(65)).errcode).toBe(45067);
  wait(86_400_000);
  login();
  expect(send('two').errcode).toBe(0);
});

test('a rehearsal survives a restart, and a file that is not whole begins a new one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tonggao-sandbox-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'sandbox', 'wechat');
  const kept = new KeptState(path, freshWechat());
  const { login, ask } = open(kept.state);
  login();
  ask('material/add_material', {}, { query: { type: 'image' }, file: PNG });
  await Promise.all([kept.save(), kept.save()]);
  const again = new KeptState(path, freshWechat());
  expect(again.state.materials).toEqual(kept.state.materials);
  expect([...again.state.pictures.values()][0]?.bytes).toEqual(PNG);
  expect(new KeptState(folder, freshWechat()).state).toEqual(freshWechat());
});
