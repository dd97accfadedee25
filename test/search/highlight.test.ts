import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { highlight, highlightTitle } from '../../src/search/highlight.ts';
import { tokenise } from '../../src/search/tokens.ts';

const filler = '各市、县人民政府要加强组织领导，压实工作责任。'.repeat(20);

function plain(html: string): string {
  return html
    .replace(/<\/?mark>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

describe('a snippet', () => {
  test('shows the place where the words stand together', () => {
    const text = `社保${filler}企业职工社保卡申领办理流程${filler}办理`;
    const html = highlight(text, tokenise('社保卡办理'), { length: 40 });
    expect(html).toContain('<mark>社保卡</mark>申领<mark>办理</mark>');
    expect(html.startsWith('…')).toBe(true);
    expect(html.endsWith('…')).toBe(true);
    expect(plain(html).length).toBeLessThanOrEqual(42);
  });

  test('is the beginning of the text if nothing hits', () => {
    expect(highlight('政府公报全文', ['养老'], { length: 4 })).toBe('政府公报…');
    expect(highlight('', ['养老'], { length: 4 })).toBe('');
  });

  test('is the whole of a short text, with no ellipsis', () => {
    expect(highlight('  养老\n\n服务  ', ['服务'], { length: 40 })).toBe('养老 <mark>服务</mark>');
  });

  test('reaches back from a hit at the end', () => {
    const html = highlight(`${filler}养老`, ['养老'], { length: 20 });
    expect(html).toMatch(/^….{18}<mark>养老<\/mark>$/u);
  });

  test('escapes what the text brings along', () => {
    expect(highlight('<script>alert("养老")</script> & \'', ['养老'], { length: 80 })).toBe(
      '&lt;script&gt;alert(&quot;<mark>养老</mark>&quot;)&lt;/script&gt; &amp; &#39;',
    );
    expect(highlight('<mark>养老', ['mark'], { length: 80 })).toBe('&lt;<mark>mark</mark>&gt;养老');
  });

  test('cuts no surrogate pair and parts no letter from its marks', () => {
    for (let length = 1; length < 12; length += 1) {
      const html = highlight('😀😀e\u0301e\u0301😀养老😀e\u0301', ['养老'], { length });
      expect(html.isWellFormed()).toBe(true);
      expect(html).not.toMatch(/e(?!\u0301)/u);
    }
  });

  test.each([
    ['a hit longer than the snippet', 'x'.repeat(50), 'x'.repeat(50), 10],
    ['no length', '养老服务', '养老', 0],
    ['a length that is none', '养老服务', '养老', Number.NaN],
  ])('stays short with %s', (_what, text, token, length) => {
    expect(plain(highlight(text, [token], { length })).length).toBeLessThanOrEqual(12);
  });
});

describe('marks', () => {
  test.each([
    ['in another spelling', '社會保險與ＧＤＰ', '社会保险 gdp', '<mark>社會保險</mark>與<mark>ＧＤＰ</mark>'],
    [
      'on a number in other brackets',
      '见国发[2026]12号文',
      '国发〔2026〕12号',
      '见<mark>国发[2026]12号</mark>文',
    ],
    ['on whole numbers only', '2012年第12号，120项', '12', '2012年第<mark>12</mark>号，120项'],
    ['on whole Latin words only', 'Start art', 'art', 'Start <mark>art</mark>'],
    ['on the whole of a sign that folds to more', '面积20㎡', '20m2', '面积<mark>20㎡</mark>'],
    ['joined where hits overlap', '社会保险', '社会保险', '<mark>社会保险</mark>'],
    ['through zero-width characters', '养\u200b老金', '养老', '<mark>养\u200b老</mark>金'],
    ['nowhere without tokens', '养老', '', '养老'],
  ])('stand %s', (_what, title, query, expected) => {
    expect(highlightTitle(title, tokenise(query))).toBe(expected);
  });

  test('leave a title whole', () => {
    expect(highlightTitle(filler, ['责任']).replace(/<\/?mark>/g, '')).toBe(filler);
  });
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({
    unit: fc.constantFrom(...'<>&"\'/markMARK养老服务社保 \n\u0000😀\ud83d\u0301㎡12'),
    maxLength: 300,
  }),
);

test('whatever the text and the query, the only markup is marks, and the text comes through in order', () => {
  fc.assert(
    fc.property(anyText, anyText, fc.integer({ min: 1, max: 120 }), (text, query, length) => {
      const tokens = tokenise(query);
      for (const html of [highlight(text, tokens, { length }), highlightTitle(text, tokens)]) {
        expect(html.isWellFormed()).toBe(true);
        expect(html.replace(/<mark>[^<>]+<\/mark>/gu, '')).not.toMatch(/[<>]/u);
        expect(html.replace(/&(?:amp|lt|gt|quot|#39);/gu, '')).not.toMatch(/[&"']/u);
      }
      const whole = plain(highlightTitle(text, tokens));
      const snippet = plain(highlight(text, tokens, { length }));
      expect(snippet.length).toBeLessThanOrEqual(length + 2);
      expect(whole).toContain(whole.length <= length ? snippet : snippet.replace(/^…|…$/gu, ''));
    }),
  );
});

test('of a very long text the first part alone is looked at', () => {
  const text = '养老服务'.repeat(500_000);
  const snippet = highlight(`${text}末尾`, ['养老', '末尾'], { length: 120 });
  expect(snippet).toContain('<mark>养老</mark>');
  expect(snippet).not.toContain('末尾');
}, 10_000);
