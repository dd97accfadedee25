import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ContentKind } from '../../../src/content/content-kind.ts';
import type { Snapshot } from '../../../src/content/snapshot.ts';
import { fixedExpressions } from '../../../src/review/proofing/fixed-expressions.ts';
import { compile } from '../../../src/review/proofing/lexicon.ts';
import { readExpressions } from '../../../src/review/proofing/lexicon-file.ts';
import { CIRCUMSTANCES, excerptsIn, foundBy, foundIn, snapshotWith } from './proofed.ts';

const RULE = 'fixed-expressions';

test.each([
  ['增强四个意示', 'BLOCK', '四个意示', '四个意识'],
  ['坚决做到两个维户', 'BLOCK', '两个维户', '两个维护'],
  ['深刻领悟二个确立', 'BLOCK', '二个确立', '两个确立'],
  ['统筹推进五为一体总体布局', 'BLOCK', '五为一体', '五位一体'],
  ['中华人民共合国', 'BLOCK', '中华人民共合国', '中华人民共和国'],
  ['南山县人民正府', 'BLOCK', '人民正府', '人民政府'],
  ['筑牢中华民族共同体意识', 'WARN', '筑牢中华民族共同体意识', '铸牢中华民族共同体意识'],
  ['由国家工商行政管理总局负责', 'WARN', '国家工商行政管理总局', '国家市场监督管理总局'],
  ['报环境保护部备案', 'WARN', '环境保护部', '生态环境部'],
  ['报国家旅游局备案', 'WARN', '国家旅游局', '文化和旅游部'],
  ['南山县旅游局', 'HINT', '旅游局', '文化和旅游局'],
  ['人力资源与社会保障局', 'HINT', '人力资源与社会保障局', '人力资源和社会保障局'],
  ['包括台湾等国家', 'WARN', '台湾等国家', '台湾等地区'],
  ['国内与香港的往来', 'WARN', '国内与香港', '内地与香港'],
  ['新疆自治区', 'WARN', '新疆自治区', '新疆维吾尔自治区'],
  ['依据《合同法》签订', 'WARN', '《合同法》', '《民法典》'],
  ['残废人证', 'WARN', '残废人', '残疾人'],
  ['两 个 维 户', 'BLOCK', '两 个 维 户', '两个维护'],
  ['两\u200b个\u2060维户', 'BLOCK', '两\u200b个\u2060维户', '两个维护'],
  ['兩個維戶', 'BLOCK', '兩個維戶', '两个维护'],
])('“%s” is a %s', (text, severity, excerpt, suggestion) => {
  expect(foundIn(RULE, text)).toMatchObject([{ severity, excerpt, suggestion }]);
});

test.each([
  '增强“四个意识”、坚定“四个自信”、做到“两个维护”',
  '深刻领悟“两个确立”的决定性意义',
  '统筹推进“五位一体”总体布局、协调推进“四个全面”战略布局',
  '中华人民共和国国务院',
  '铸牢中华民族共同体意识',
  '原国家工商行政管理总局',
  '环境保护部令第35号',
  '《环境保护部关于印发某办法的通知》继续有效',
  '农业部门和文化部门',
  '南山县文化和旅游局，旅游局面向好',
  '人力资源和社会保障局、人力资源社会保障局',
  '台湾等国家和地区',
  '内地与香港的往来',
  '新疆维吾尔自治区',
  '《劳动合同法》《政府采购法》',
  '残疾人证',
  '人民代表大会全体会议',
  '思维族谱、纤维族群',
  '三个代表团抵达',
  '两个维\n户',
])('“%s” is in order', (text) => {
  expect(excerptsIn(RULE, text)).toEqual([]);
});

test.each([
  ['a repost of its time', { originPublishedAt: '2017-05-15T01:00:00.000Z' }, []],
  ['the last day of the old name', { originPublishedAt: '2018-04-15T15:59:59.000Z' }, []],
  ['the first day of the new one', { originPublishedAt: '2018-04-15T16:00:00.000Z' }, ['环境保护部']],
  ['a policy signed then', { policy: { signedOn: '2015-01-01' } }, []],
  ['a text of today', {}, ['环境保护部']],
] as [string, Partial<Snapshot>, string[]][])(
  'the name of a body is judged by the day of the text: %s',
  (_of, given, excerpts) => {
    const found = foundBy(RULE, { ...given, body: '<p>环境保护部</p>' });
    expect(found.map(({ excerpt }) => excerpt)).toEqual(excerpts);
  },
);

test('the shipped lexicon suggests nothing that it would find again', () => {
  const csv = readFileSync(new URL('../../../seeds/lexicon.csv', import.meta.url), 'utf8');
  const expressions = readExpressions(csv);
  const again = expressions.filter(
    ({ suggestion, validTo }) => validTo === null && excerptsIn(RULE, suggestion ?? '').length > 0,
  );
  expect(again.map(({ term, suggestion }) => `${term}→${suggestion}`)).toEqual([]);
  expect(expressions.length).toBeGreaterThan(300);
});

const HEAD = 'term,category,severity,suggestion,exceptions,validFrom,validTo,scope\n';

/** What an own lexicon finds. */
function foundWith(csv: string, given: Partial<Snapshot>) {
  const lexicon = compile(readExpressions(HEAD + csv));
  const { title, summary, body } = snapshotWith(given);
  const texts = { title, summary: summary ?? '', body };
  const proof = { ...CIRCUMSTANCES, lexicon, snapshot: snapshotWith(given), texts, elements: [] };
  return fixedExpressions(proof).map(({ field, start, end }) => [field, start, end]);
}

test('an entry holds within its days, its fields and its kinds only', () => {
  const given = { title: '甲乙', body: '甲乙', kind: ContentKind.POLICY };
  expect(foundWith('甲乙,类,HINT,,,2026-11-22,2026-11-22,', given)).toEqual([
    ['title', 0, 2],
    ['body', 0, 2],
  ]);
  expect(foundWith('甲乙,类,HINT,,,2026-11-23,,', given)).toEqual([]);
  expect(foundWith('甲乙,类,HINT,,,,2026-11-21,', given)).toEqual([]);
  expect(foundWith('甲乙,类,HINT,,,,,title', given)).toEqual([['title', 0, 2]]);
  expect(foundWith('甲乙,类,HINT,,,,,POLICY|body', given)).toEqual([['body', 0, 2]]);
  expect(foundWith('甲乙,类,HINT,,,,,ARTICLE', given)).toEqual([]);
});

test('the longest of several entries is told, and an exception excuses only its own', () => {
  const csv = '乙丙,类,HINT,,丁乙丙,,,\n甲乙丙,类,WARN,,,,,\n丙戊,类,HINT,,,,,';
  expect(foundWith(csv, { title: '甲乙丙', body: '丁乙丙戊' })).toEqual([
    ['title', 0, 3],
    ['body', 2, 4],
  ]);
});

test('Latin words count as wholes, in any width and case', () => {
  const csv = 'app store,类,HINT,,,,,';
  expect(foundWith(csv, { title: 'ＡＰＰ　Ｓtore与Appstores、myappstore' })).toEqual([['title', 0, 9]]);
});
