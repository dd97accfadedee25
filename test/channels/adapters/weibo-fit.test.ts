import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitWeibo } from '../../../src/channels/adapters/weibo-fit.ts';
import { statusLength } from '../../../src/channels/sandbox/weibo-status-rules.ts';
import { correctionOf, editionOf, matterOf, PUBLIC_URL } from './fixture.ts';

const LINK = 'https://www.shili.gov.cn/content/1';
const SETTINGS = { boundDomain: 'shili.gov.cn', limit: 140 };
const fitting = (words?: { title: string | null; text: string | null }, more: object = {}) => ({
  settings: { ...SETTINGS, ...more },
  publicUrl: PUBLIC_URL,
  words,
});
const fitted = (text: Parameters<typeof editionOf>[0], ...given: Parameters<typeof fitting>) =>
  fitWeibo(matterOf(editionOf(text)), fitting(...given));

test.each([
  ['the summary where there is one', {}, `【关于做好防汛工作的通知】各单位要做好防汛工作。详见：${LINK}`],
  [
    'the text where there is none',
    { summary: null },
    `【关于做好防汛工作的通知】各单位要做好防汛工作，11月25日前报送预案。详见：${LINK}`,
  ],
  ['no topic', { title: '#防汛#工作', summary: '见#防汛#。' }, `【防汛工作】见防汛。详见：${LINK}`],
  [
    'whole sentences',
    { summary: `${'一'.repeat(60)}。${'二'.repeat(60)}。` },
    `【关于做好防汛工作的通知】${'一'.repeat(60)}。详见：${LINK}`,
  ],
])('a post has %s', (_, text, expected) => {
  expect(fitted(text)).toMatchObject({ text: expected, problems: [] });
});

test.each([
  [`${'防'.repeat(112)}共12345户`, `${'防'.repeat(112)}共…`],
  [`${'防'.repeat(112)}《关于防汛》`, `${'防'.repeat(112)}…`],
])('a sentence is not cut within a figure or a title', (summary, expected) => {
  const room = { limit: 13 + statusLength(`【通知】${'防'.repeat(112)}共1`) + 2 };
  expect(fitted({ title: '通知', summary }, undefined, room).text).toBe(`【通知】${expected}详见：${LINK}`);
});

test('a correction names the post it corrects, and both addresses', () => {
  const standing = { remoteId: '1', url: 'https://weibo.com/1/z' };
  const { text } = fitWeibo(matterOf(correctionOf('关于防汛的通知'), standing), fitting());
  expect(text).toBe(`【更正：关于防汛的通知】更正标题原微博：https://weibo.com/1/z 详见：${LINK}`);
});

test("an operator's words are not cut, and what is too long is said", () => {
  const { problems, length } = fitted({}, { title: null, text: '防'.repeat(200) });
  expect(problems).toEqual([expect.stringContaining(String(length))]);
});

test('a page that is not on the safe domain is said', () => {
  expect(fitted({}, undefined, { boundDomain: 'gov.cn' }).problems).toEqual([]);
  expect(fitted({}, undefined, { boundDomain: 'li.gov.cn' }).problems).toHaveLength(1);
});

const words = fc.string({ unit: 'binary', maxLength: 300 });
const chinese = fc.array(
  fc.constantFrom('防汛', '。', '，', '12.5', '《', '》', '#', '😀', 'https://a.gov.cn/x ', 'km'),
  { maxLength: 200 },
);
const either = fc.oneof(
  words,
  chinese.map((parts) => parts.join('')),
);

test('whatever an edition says, its post is within the limit, whole, and leads to its page', () => {
  fc.assert(
    fc.property(either, either, (title, summary) => {
      const { text, length, problems } = fitted({ title, summary });
      expect(length).toBe(statusLength(text));
      expect(text.endsWith(LINK)).toBe(true);
      expect(length <= 140 || problems.length > 0).toBe(true);
      if (title.length < 60) expect(length).toBeLessThanOrEqual(140);
    }),
    { numRuns: 300 },
  );
});

test('an operator who changes a word of the post finds its title and its link once', () => {
  const whole = fitWeibo(matterOf(), fitting());
  const words = { title: whole.title, text: whole.text.replace('要做好', '须做好') };
  expect(fitWeibo(matterOf(), fitting(words)).text).toBe(words.text);
  const correction = matterOf(correctionOf('关于做好防汛抗旱工作的通知'), {
    remoteId: '1',
    url: 'https://weibo.com/1/a',
  });
  const next = fitWeibo(correction, fitting());
  const own = { title: next.title, text: next.text };
  expect(fitWeibo(correction, fitting(own))).toMatchObject({ title: next.title, text: next.text });
});
