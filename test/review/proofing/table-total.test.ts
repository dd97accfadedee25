import { expect, test } from 'vitest';
import { foundBy } from './proofed.ts';
import { hits, nearMisses } from './tables/table-total.ts';

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

test.each(hits)('%j does not add up', (rows, excerpt, suggestion) => {
  expect(foundInTable(rows)).toMatchObject([{ severity: 'WARN', field: 'body', excerpt, suggestion }]);
});

test.each(nearMisses)('%j is left alone', (rows) => {
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
