import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ContentKind } from '../../../src/content/content-kind.ts';
import { sanitiseHtml } from '../../../src/platform/html/sanitise.ts';
import { CHECKS, proofOf } from '../../../src/review/proofing/index.ts';
import { CIRCUMSTANCES, proofed, snapshotWith } from './proofed.ts';

const WORDS = [
  ...[
    '机密',
    '★',
    '2026年',
    '2月30日',
    '（星期一）',
    '〔2026〕',
    '[2026]12号',
    '国发',
    '《',
    '》',
    '（',
    ')',
    '“',
    '”',
  ],
  ...[
    '的的',
    '两个维户',
    '維 戶',
    '\u200b',
    '\u0301',
    '𠮷',
    '👨‍👩‍👧',
    '13800138000',
    '110101199003071233',
    '共3项：',
    '一、',
    '（一）',
  ],
  ...[
    '附件：1.',
    '其中男',
    '女',
    '30人，',
    '近3多',
    '约5人左右',
    '3—5%',
    '减少2倍',
    '名单',
    '住址：',
    '3号2栋',
    '：',
    '，',
    '\n',
    ' ',
    '\t',
  ],
];
const TAGS = [
  '<p>',
  '</p>',
  '<b>',
  '</b>',
  '<a href="http://10.0.0.1/">',
  '</a>',
  '<table><tr><td>',
  '</td></tr></table>',
  '<img src="x">',
  '<script>',
  '&nbsp;',
  '&#x1F600;',
  '&lt;',
  '<!-- -->',
  '<',
];

const words = fc.array(fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: 'grapheme', maxLength: 6 })), {
  maxLength: 40,
});
const markup = fc.array(
  fc.oneof(fc.constantFrom(...WORDS, ...TAGS), fc.string({ unit: 'binary', maxLength: 6 })),
  { maxLength: 60 },
);
const given = fc.record({
  kind: fc.constantFrom(...Object.values(ContentKind)),
  title: words.map((parts) => parts.join('')),
  summary: fc.option(words.map((parts) => parts.join(''))),
  changeNote: fc.option(words.map((parts) => parts.join(''))),
  keywords: fc.array(fc.constantFrom(...WORDS), { maxLength: 3 }),
  body: markup.map((parts) => parts.join('')),
  originUrl: fc.option(fc.webUrl()),
  policy: fc.option(
    fc.record({
      genre: fc.constantFrom('通知', '其他', null),
      signedOn: fc.constantFrom('2026-11-20', '2030-01-01', null),
    }),
  ),
});

test('whatever is given, stored HTML or not, no check throws and every finding marks what it says', () => {
  fc.assert(
    fc.property(given, (fields) => {
      proofed(fields);
      proofed({ ...fields, body: sanitiseHtml(fields.body) });
    }),
    { numRuns: 150 },
  );
});

test('every check is pure: asked twice it says the same, and changes nothing of what it is given', () => {
  fc.assert(
    fc.property(given, (fields) => {
      const proof = proofOf(snapshotWith(fields), CIRCUMSTANCES);
      const before = JSON.stringify([proof.texts, proof.snapshot]);
      for (const check of Object.values(CHECKS)) expect(check(proof)).toEqual(check(proof));
      expect(JSON.stringify([proof.texts, proof.snapshot])).toBe(before);
    }),
    { numRuns: 60 },
  );
});

test.each([
  ['split by an inline element', '<p>本件为<b>机</b>密★5年</p>', '机密★5年', 3],
  ['split by nested elements', '<p>两<em>个<strong>维</strong></em>户</p>', '两个维户', 0],
  ['written with entities', '<p>&#x4E24;&#20010;维户</p>', '两个维户', 0],
  ['parted by an entity for a blank', '<p>两&nbsp;个&#8203;维户</p>', '两 个\u200b维户', 0],
  ['after a character beyond the basic plane', '<p>𠮷𠮷两个维户</p>', '两个维户', 4],
  ['with one amid it that nobody sees', '<p>两\u{e0020}个维户</p>', '两\u{e0020}个维户', 0],
  ['with combining marks', '<p>两\u0301个维户</p>', undefined, 0],
  ['in full-width and traditional forms after a family of emoji', '<p>👨‍👩‍👧兩個維戶</p>', '兩個維戶', 8],
])('a passage %s is found where it stands', (_of, body, excerpt, start) => {
  const found = proofed({ body }).filter(({ severity }) => severity === 'BLOCK');
  expect(found.map((one) => [one.excerpt, one.start])).toEqual(excerpt ? [[excerpt, start]] : []);
});

test('a name of a file, a keyword and a change note are read for what must not be public', () => {
  const file = { sourceUrl: null, sha256: null, bytes: null, mediaType: null };
  const found = proofed({
    attachments: [
      { name: '任务分工(终稿).docx', ...file },
      { name: '名单（机密）', ...file },
    ],
    keywords: ['防汛', '两个维户'],
    changeNote: '更正张三110101199003071233的信息',
  });
  expect(found.map(({ rule, field, excerpt, start }) => [rule, field, excerpt, start])).toEqual([
    ['personal-data', 'changeNote', '110101199003071233', 4],
    ['fixed-expressions', 'keywords', '两个维户', 3],
    ['secrecy-mark', 'attachments', '（机密）', 16],
  ]);
});
