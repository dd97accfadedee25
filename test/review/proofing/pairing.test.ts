import { expect, test } from 'vitest';
import { excerptsIn, foundBy, foundIn } from './proofed.ts';

const RULE = 'pairing';

test.each([
  ['现将《南山县便民服务办法印发给你们', 'WARN', '《', 2],
  ['现将南山县便民服务办法》印发给你们', 'WARN', '》', 11],
  ['（以下简称《办法》印发', 'WARN', '（', 0],
  ['以下简称《办法》）印发', 'WARN', '）', 8],
  ['坚持“先审后发的原则', 'WARN', '“', 2],
  ['坚持先审后发”的原则', 'WARN', '”', 6],
  ['他说‘好', 'WARN', '‘', 2],
  ['【导语为进一步规范', 'WARN', '【', 0],
  ['导语】为进一步规范', 'WARN', '】', 2],
  ['国发〔2026 12号', 'WARN', '〔', 2],
  ['国发2026〕12号', 'WARN', '〕', 6],
  ['南山县(和平镇办事大厅', 'WARN', '(', 3],
  ['和平镇)办事大厅', 'WARN', ')', 3],
  ['「引文没有结束', 'WARN', '「', 0],
  ['（详见《办法）》', 'WARN', '《办法）》', 3],
  ['印发《关于（试行》）的通知', 'WARN', '（试行》）', 5],
  ['《关于转发《办法》的通知》', 'HINT', '《', 5],
  ['他说：“要做到“五个到位”。”', 'HINT', '“', 7],
  ['【导语】《根据《办法》，有以下规定', 'WARN', '《', 4],
])('%s is not paired', (text, severity, excerpt, start) => {
  expect(foundIn(RULE, text)).toContainEqual(expect.objectContaining({ severity, excerpt, start }));
});

test.each([
  '现将《南山县便民服务办法》印发给你们',
  '《国务院办公厅关于转发〈办法〉的通知》',
  '（以下简称《办法》）',
  '坚持“先审后发”的原则，‘单引号’也成对',
  '他说：“要做到‘五个到位’。”',
  '1）申请；2）受理；3）发证',
  '一）总则',
  '办理条件：a）成年 b）本地户籍',
  '①）材料',
  '国发〔2026〕12号',
  '(责编：某某)',
  '（半角与全角混用)',
  'It’s Xi’an, and the students’ books',
  '屏幕尺寸为55”',
  '身高6’2”',
  '“第一段没有结束\n“第二段也没有\n“第三段才结束。”',
  '“第一段开始\n第二段继续\n第三段结束。”',
  '暂时调整实施《中华人民共和国\n药品管理法》有关规定',
  '南山县（和平镇\n东风镇）',
  '“三会一课”“主题党日”《条例》《准则》',
  '〔以下简称镇（街）〕',
  'x < y 且 y > z',
])('“%s” is in order', (text) => {
  expect(excerptsIn(RULE, text)).toEqual([]);
});

test('paragraphs are read each by itself', () => {
  expect(excerptsIn(RULE, '甲《乙\n丙\n丁》戊')).toEqual(['《', '》']);
  expect(foundBy(RULE, { title: '关于《办法的通知', body: '<p>办法》</p>' })).toMatchObject([
    { field: 'title', excerpt: '《' },
    { field: 'body', excerpt: '》' },
  ]);
});
