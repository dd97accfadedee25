import { expect, test } from 'vitest';
import { excerptsIn, foundIn } from './proofed.ts';
import { hits, nearMisses } from './tables/personal-data.ts';

const RULE = 'personal-data';

test.each(hits)('“%s” tells a person and is blocked', (text, excerpt) => {
  expect(foundIn(RULE, text)).toMatchObject([{ severity: 'BLOCK', excerpt }]);
});

test.each([
  ['公示名单：王五 13800138000', 'WARN', '13800138000'],
  ['王五138-0013-8000', 'WARN', '138-0013-8000'],
  ['王五 138 0013 8000', 'WARN', '138 0013 8000'],
  ['赵六+8619912345678', 'WARN', '+8619912345678'],
  ['联系人：孙七，电话：13912345678', 'HINT', '13912345678'],
  ['咨询热线17712345678', 'HINT', '17712345678'],
  ['身份证号：110101199003071234', 'WARN', '110101199003071234'],
  ['护照号码：E12345678', 'HINT', 'E12345678'],
  ['港澳通行证号：C12345678', 'HINT', 'C12345678'],
  ['车牌 粤A12345', 'HINT', '粤A12345'],
  ['新能源车京AD12345违停', 'HINT', '京AD12345'],
  ['家庭住址：南山县南山镇和平路3号2栋501室', 'HINT', '南山县南山镇和平路3号2栋501室'],
])('“%s” is a %s', (text, severity, excerpt) => {
  expect(foundIn(RULE, text)).toMatchObject([{ severity, excerpt }]);
});

test.each(nearMisses)('“%s” tells nobody', (text) => {
  expect(excerptsIn(RULE, text)).toEqual([]);
});

test('what may stay of a number is suggested', () => {
  const suggestions = foundIn(RULE, '张三110101199003071233，13800138000').map(
    ({ suggestion }) => suggestion,
  );
  expect(suggestions).toEqual(['110101********1233', '138****8000']);
});

test('every row of a list is found where it stands', () => {
  const text = '张三 110101199003071233\n李四 44010619851203002X';
  const found = foundIn(RULE, text);
  expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([
    '110101199003071233',
    '44010619851203002X',
  ]);
});
