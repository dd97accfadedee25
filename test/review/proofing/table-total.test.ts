import { expect, test } from 'vitest';
import { foundBy } from './proofed.ts';

/** What is found in a table given as rows of cells parted by `|`; a cell `3×text` spans three columns. */
function foundInTable(rows: string) {
  const cells = (row: string) =>
    row
      .split('|')
      .map((cell) =>
        cell.replace(
          /^(?:(\d)×)?(.*)$/,
          (_, span, text) => `<td${span ? ` colspan="${span}"` : ''}><p>${text}</p></td>`,
        ),
      );
  const body = rows.split('\n').map((row) => `<tr>${cells(row).join('')}</tr>`);
  return foundBy('table-total', {
    body: `<p>见下表。</p><table><tbody>${body.join('')}</tbody></table><p>完</p>`,
  });
}

test.each([
  ['镇|户数\n东镇|10\n西镇|20\n合计|31', '31', '30'],
  ['镇|户数\n合计|31\n东镇|10\n西镇|20', '31', '30'],
  ['镇|户数|人数\n东镇|10|35\n西镇|20|64\n合计|30|100', '100', '99'],
  ['镇|金额（万元）\n东镇|1,200.50\n西镇|800.25\n总计|2,100.75', '2,100.75', '2000.75'],
  ['镇|户数\n东镇|10\n西镇|\n南镇|5\n合 计|16', '16', '15'],
  ['镇|户数\n东镇|10\n西镇|—\n南镇|3\n共计|12', '12', '13'],
  ['序号|镇|户数\n1|东镇|10\n2|西镇|20\n2×合计|29', '29', '30'],
  ['序号|镇|户数\n1|东镇|10\n2|西镇|20\n|合计|29', '29', '30'],
  ['3×2026年统计表\n镇|户数|人数\n东镇|10|30\n西镇|20|60\n合计|30|80', '80', '90'],
  ['镇|户数\n东镇|10\n西镇|20\n合计|40\n2×注：数据截至11月底', '40', '30'],
  ['镇|户数\n东镇|１０\n西镇|２０\n合计|３１', '３１', '30'],
  ['镇|盈亏\n东镇|-10\n西镇|20\n合计|30', '30', '10'],
  ['镇|面积（亩）\n东镇|10.5\n西镇|20.5\n合计：|33.0', '33.0', '31.0'],
  ['镇|户数\n东镇|10\n西镇|20\n全县合计|31', '31', '30'],
  ['镇|户数\n东镇|1\n西镇|2\n南镇|4\n合计|8', '8', '7'],
])('%j does not add up', (rows, excerpt, suggestion) => {
  expect(foundInTable(rows)).toMatchObject([{ severity: 'WARN', field: 'body', excerpt, suggestion }]);
});

test.each([
  '镇|户数\n东镇|10\n西镇|20\n合计|30',
  '镇|户数\n合计|30\n东镇|10\n西镇|20',
  '镇|金额（万元）\n东镇|1,200.50\n西镇|800.25\n总计|2,000.75',
  '镇|金额\n东镇|1.34\n西镇|2.34\n南镇|3.34\n合计|7.01',
  '镇|增长率\n东镇|10\n西镇|20\n合计|15',
  '镇|占比（%）\n东镇|40\n西镇|50\n合计|100',
  '镇|人均收入\n东镇|100\n西镇|200\n合计|150',
  '镇|单价\n东镇|100\n西镇|200\n合计|150',
  '镇|户数\n东镇|10\n其中：贫困户|4\n西镇|20\n合计|30',
  '镇|户数\n东镇|10\n小计|10\n西镇|20\n合计|31',
  '镇|户数\n东镇|10\n西镇|20\n平均|15',
  '镇|户数\n东镇|约10\n西镇|20\n合计|31',
  '镇|户数\n东镇|10\n合计|11',
  '序号|镇\n1|东镇\n2|西镇\n3|合计',
  '镇|户数\n东镇|10\n合计|10\n西镇|20\n合计|21',
  '镇|联系电话\n东镇|3728646\n西镇|3728647\n合计|2',
  '镇|户数\n东镇|10\n西镇|20\n合计|',
  '镇|户数\n东镇|10\n西镇|20\n合计|约31',
  '东镇|10\n西镇|20\n合计|31',
])('%j is left alone', (rows) => {
  expect(foundInTable(rows)).toEqual([]);
});

test('a rowspan counts in each of its rows, and a table within a cell is a table of its own', () => {
  const inner =
    '<table><tr><td>镇</td><td>户</td></tr><tr><td>东</td><td>3</td></tr><tr><td>西</td><td>4</td></tr><tr><td>合计</td><td>8</td></tr></table>';
  const outer = `<table><tr><td>片</td><td>镇</td><td>户</td></tr><tr><td rowspan="2">东片${inner}</td><td>甲</td><td>3</td></tr><tr><td>乙</td><td>5</td></tr><tr><td colspan="2">合计</td><td>9</td></tr></table>`;
  const found = foundBy('table-total', { body: outer });
  expect(found.map(({ excerpt, suggestion }) => [excerpt, suggestion])).toEqual([
    ['8', '7'],
    ['9', '8'],
  ]);
});
