import { load } from 'cheerio';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { BodyVariant, cutBody } from '../../src/reading/body-variant.ts';
import { DrawingRoom } from '../../src/reading/media/drawing-room.ts';
import { sizeNamed } from '../../src/reading/media/picture-size.ts';
import { picturesOf } from '../../src/reading/pictures.ts';
import { WithdrawalKind } from '../../src/release/edition.ts';
import { withdraw } from '../../src/release/withdraw.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { published } from './published.ts';

let given: TestHub;
let sha256: string;
let contentId: string;
beforeAll(async () => {
  given = await openTestHub();
  const plain = { width: 600, height: 300, channels: 3 as const, background: '#c00' };
  const bytes = await sharp({ create: plain })
    .withExif({ IFD0: { Copyright: '某人' } })
    .jpeg()
    .toBuffer();
  ({ sha256 } = await given.hub.media.put(bytes));
  contentId = await published(given, { body: `<p>图</p><img src="/media/${sha256}/1.jpg" alt="图">` });
});
afterAll(() => given.close());

const ask = (name: string, init: RequestInit = {}, hash = sha256) =>
  fetch(`${given.hub.publicUrl}/pictures/${hash}/${name}`, init);

test.each([
  ['160.webp', 160, 'webp'],
  ['320.avif', 320, 'heif'],
  ['480.jpeg', 480, 'jpeg'],
  ['1920.webp', 600, 'webp'],
])('%s is %i pixels wide, and tells nothing of its camera', async (name, width, format) => {
  const response = await ask(name);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe(`image/${name.split('.')[1]}`);
  const drawn = await sharp(await response.arrayBuffer()).metadata();
  expect(drawn).toMatchObject({ width, format });
  expect(drawn.exif).toBeUndefined();
});

test('a picture is drawn once, kept, and revalidated', async () => {
  const keep = vi.spyOn(given.hub.media, 'keepDrawn');
  const answers = await Promise.all([1, 2, 3].map(() => ask('768.webp')));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  const again = await ask('768.webp');
  expect(keep).toHaveBeenCalledTimes(1);
  keep.mockRestore();
  const etag = again.headers.get('etag') ?? '';
  expect((await ask('768.webp', { headers: { 'if-none-match': etag } })).status).toBe(304);
});

test.each(['161.webp', '0160.webp', '160.png', '160', '99999.webp', '160.webp.exe'])(
  '%s is not among the sizes',
  async (name) => {
    expect(sizeNamed(name)).toBeNull();
    expect((await ask(name)).status).toBe(404);
  },
);

test('what is no picture, or is in no published content, has no sizes', async () => {
  const text = await given.hub.media.put(Buffer.from('no picture'));
  expect((await ask('160.webp', {}, text.sha256)).status).toBe(404);
  const broken = await given.hub.media.put(Buffer.from('\x89PNG\r\n\x1a\nbroken', 'latin1'));
  await published(given, { body: `<img src="/media/${broken.sha256}/1.png">` });
  expect((await ask('160.webp', {}, broken.sha256)).status).toBe(404);
});

test('a page tells its pictures in sizes, and those elsewhere as they are', async () => {
  const query = '{ pictures { url alt sources { width avif webp } } }';
  const { data } = await given.read<{ content: { pictures: { url: string; sources: object[] }[] } }>(
    `query ($id: ID!) { content(id: $id) ${query} }`,
    { id: contentId },
  );
  const { pictures } = data.content;
  expect(pictures[0]).toMatchObject({ url: `${given.hub.publicUrl}/media/${sha256}/1.jpg`, alt: '图' });
  expect(pictures[0]?.sources[0]).toEqual({
    width: 160,
    avif: `${given.hub.publicUrl}/pictures/${sha256}/160.avif`,
    webp: `${given.hub.publicUrl}/pictures/${sha256}/160.webp`,
  });
  const elsewhere = 'https://www.example.gov.cn/1.png';
  expect(picturesOf(`<img src="${elsewhere}"><img src="${elsewhere}">`, '')).toEqual([
    { url: elsewhere, alt: null, sources: [] },
  ]);
});

const BODY = `<p>文<a href="https://a.gov.cn/">链接</a></p><table><tr><td>表</td></tr></table>
  <img src="/media/${'ab'.repeat(32)}/1.png" width="9" height="9"><video src="https://a.gov.cn/1.mp4" controls></video>`;

test('a body for a phone has small pictures that load late, and tables that scroll', () => {
  const $ = load(cutBody(BODY, BodyVariant.MOBILE, 'https://hub'));
  const picture = $('img');
  expect(picture.attr('src')).toBe(`https://hub/pictures/${'ab'.repeat(32)}/768.webp`);
  expect(picture.attr('srcset')).toContain('/320.webp 320w');
  expect(picture.attr()).toMatchObject({ loading: 'lazy', decoding: 'async' });
  expect(picture.attr('width')).toBeUndefined();
  expect($('div.wide > table')).toHaveLength(1);
  expect($('a, video')).toHaveLength(2);
});

test('a body for a screen has text, tables and pictures only', () => {
  const $ = load(cutBody(BODY, BodyVariant.SCREEN, 'https://hub'));
  expect($('a, video, audio')).toHaveLength(0);
  expect($('p').text()).toBe('文链接');
  expect($('img').attr('src')).toContain('/1920.webp');
  expect($('td').text()).toBe('表');
});

test('a drawing room draws few at a time and refuses when too many wait', async () => {
  const room = new DrawingRoom();
  let most = 0;
  let now = 0;
  const { promise: open, resolve } = Promise.withResolvers<void>();
  const draw = async () => {
    most = Math.max(most, ++now);
    await open;
    now -= 1;
    return Buffer.from('');
  };
  const waiting = Array.from({ length: 62 }, (_, nth) => room.draw(String(nth), draw));
  expect(() => room.draw('one more', draw)).toThrow();
  expect(room.draw('0', draw)).toBe(waiting[0]);
  resolve();
  await Promise.all(waiting);
  expect(most).toBe(2);
});

test('a picture goes with the page it belongs to', async () => {
  const gone = { contentId, kind: WithdrawalKind.GONE, explanation: '有误' };
  await withdraw(await given.as('editor'), gone);
  expect((await ask('160.webp')).status).toBe(410);
});
