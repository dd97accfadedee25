import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainText, sanitiseHtml } from '../../../src/platform/html/sanitise.ts';

const NAMES = [
  ...[
    'p',
    'div',
    'section',
    'center',
    'span',
    'b',
    'strong',
    'a',
    'table',
    'tr',
    'td',
    'li',
    'ul',
    'h2',
    'dl',
    'dd',
  ],
  ...[
    'br',
    'img',
    'video',
    'source',
    'script',
    'style',
    'noscript',
    'iframe',
    'svg',
    'math',
    'title',
    'textarea',
  ],
  ...[
    'xmp',
    'form',
    'option',
    'select',
    'o:p',
    'xml',
    'template',
    'foreignObject',
    'plaintext',
    'pre',
    'font',
    'col',
  ],
];
const ATTRIBUTES = [
  ...[
    ' href="javascript:alert(1)"',
    ' href="/a b?c=d&e"',
    ' href=https://a.example/\u4e2d',
    ' src="x.png"',
    " src='//a/b'",
  ],
  ...[
    ' onclick="x"',
    ' style="text-align:center;x"',
    ' align=right',
    ' width="12px"',
    ' colspan=3',
    ' "',
    " '",
    ' =',
    ' /',
  ],
];
const piece = fc.oneof(
  fc
    .tuple(fc.constantFrom(...NAMES), fc.array(fc.constantFrom(...ATTRIBUTES), { maxLength: 3 }))
    .map(([name, attributes]) => `<${name}${attributes.join('')}>`),
  fc.constantFrom(...NAMES).map((name) => `</${name}>`),
  fc.constantFrom(
    '&lt;',
    '&amp;',
    '&#x3c;',
    '&nbsp',
    '<',
    '>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?x',
    '\u0000',
    ' ',
    '\n',
  ),
  fc.string({ unit: 'binary', maxLength: 5 }),
  fc.constantFrom('通稿', '正文'),
);
const html = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
const BASE = 'https://www.example.gov.cn/a/b.html';

it('sanitising twice changes nothing', () => {
  fc.assert(
    fc.property(html, fc.constantFrom(BASE, undefined), (input, baseUrl) => {
      const once = sanitiseHtml(input, { baseUrl });
      expect(sanitiseHtml(once, { baseUrl })).toBe(once);
    }),
    { numRuns: 3000 },
  );
});

it('sanitising leaves only allowed elements, attributes and schemes', () => {
  const element =
    /<\/?(?:h[1-6]|p|div|blockquote|pre|ul|ol|li|dl|dt|dd|figure|figcaption|table|caption|colgroup|thead|tbody|tfoot|tr|th|td|a|video|audio|strong|em|sup|sub|code|hr|br|img|col|source)(?: (?:href="(?:https?|mailto|tel):[^"<>]*"|src="https?:[^"<>]*"|alt="[^"<>]*"|style="text-align:[a-z]+"|controls|(?:width|height|colspan|rowspan|span|start)="\d+"))*(?: \/)?>/g;
  fc.assert(
    fc.property(html, (input) => {
      expect(sanitiseHtml(input, { baseUrl: BASE }).replace(element, '')).not.toMatch(/[<>]/);
    }),
    { numRuns: 3000 },
  );
});

it('sanitising leaves the same readable text as a second sanitising would', () => {
  fc.assert(
    fc.property(html, (input) => {
      const once = sanitiseHtml(input);
      expect(plainText(sanitiseHtml(once))).toBe(plainText(once));
      expect(plainText(once)).not.toMatch(/ {2}|\n\n|^\s|\s$/);
    }),
  );
});

it.each([
  ['10,000 nested elements', `${'<div>'.repeat(10_000)}正文${'</div>'.repeat(10_000)}`],
  ['a megabyte of opening tags', `${'<b>'.repeat(350_000)}正文`],
  ['opening tags answered by strange closing ones', `${'<b>'.repeat(100_000)}正文${'</i>'.repeat(100_000)}`],
  ['nested titles in SVG', `<p>正文</p>${'<svg><title>'.repeat(100_000)}`],
  ['nested tables', `${'<table><tr><td>'.repeat(30_000)}正文`],
  ['nested links and paragraphs', `${'<a href="/x"><p>'.repeat(50_000)}正文`],
  ['a megabyte of <', `正文 ${'<'.repeat(1_000_000)}`],
  ['a megabyte of one attribute', `<p>正文<p ${'a'.repeat(1_000_000)}`],
  ['a hundred thousand attributes', `<p>正文</p><p ${'a="b" '.repeat(100_000)}>`],
  ['a hundred thousand tracking pixels', `<p>正文</p>${'<img src="//t.example/1" width=1>'.repeat(100_000)}`],
  ['a megabyte of unclosed comments', `正文${'<!--'.repeat(250_000)}`],
  ['a hundred thousand noscripts', `<p>正文</p>${'<p><noscript></p>'.repeat(60_000)}`],
  ['a megabyte of blank lines', `<p>正文</p><p>${'\n '.repeat(500_000)}`],
])(
  'takes %s in good time',
  (_what, input) => {
    const once = sanitiseHtml(input, { baseUrl: BASE });
    const text = plainText(input);
    expect(plainText(once)).toContain('正文');
    expect(text).toContain('正文');
  },
  20_000,
);
