import { Severity } from '../finding.ts';
import { type Check, type Fault, faultAt, type Proof } from './check.ts';
import { type Cell, type Grid, numberIn, tablesOf } from './tables.ts';

const TOTAL = /^(?:合计|总计|共计|总数|合计数|[全本各]?[省市县区镇乡街道]{0,3}(?:合计|总计))[:：]?$/;
const PART = /小计|其中|分计|平均/;
// Figures under such headings are not added up.
const NOT_ADDED = /率|比|均|价|标准|增|减|%|‰|序|编号|号码|电话|年份|日期|排名|名次|指数|系数|得分|备注/;

/** Finds totals of simple tables, in one total row without subtotals, that are not the sums of their columns. */
export const tableTotal: Check = (proof) =>
  tablesOf(proof.elements, proof.texts.body).flatMap((grid) => judgeTable(proof, grid));

function judgeTable(proof: Proof, grid: Grid): Fault[] {
  const labels = grid.map((row) => [row[0], row[1]].map((cell) => (cell?.text ?? '').replace(/\s/g, '')));
  const totals = labels.flatMap((label, index) => (label.some((text) => TOTAL.test(text)) ? [index] : []));
  const [at] = totals;
  if (at === undefined || totals.length > 1 || labels.flat().some((text) => PART.test(text))) return [];
  const columns = Math.max(...grid.map((row) => row.length));
  return Array.from({ length: columns }, (_, column) => judgeColumn(proof, grid, at, column)).flat();
}

function judgeColumn(proof: Proof, grid: Grid, at: number, column: number): Fault[] {
  const total = grid[at]?.[column];
  const stated = numberIn(total);
  const parts = partsOf(grid, at, column);
  if (!total || !stated || stated.isBlank || total.isSpanning || !parts) return [];
  const decimals = Math.max(stated.decimals, ...parts.map((part) => part.decimals));
  const sum = parts.reduce((added, part) => added + part.value, 0);
  // Each figure may be rounded by half a unit of its last decimal.
  const allowed = decimals > 0 ? (parts.length + 1) * 0.5 * 10 ** -decimals : 0;
  if (Math.abs(sum - stated.value) <= allowed + 1e-9) return [];
  const suggestion = sum.toFixed(decimals);
  const reason = `合计为${total.text.trim()}，各行相加为${suggestion}`;
  return [faultAt(proof, 'body', [total.start, total.end], { severity: Severity.WARN, reason, suggestion })];
}

type Part = NonNullable<ReturnType<typeof numberIn>>;

/** The figures that a total adds up, or null where the column is not one of plain figures. */
function partsOf(grid: Grid, at: number, column: number): Part[] | null {
  const isFigure = (cell: Cell | undefined) => !(numberIn(cell)?.isBlank ?? true);
  const first = grid.findIndex((row) => isFigure(row[column]));
  const heading = grid.slice(0, first).map((row) => row[column]?.text ?? '');
  if (heading.length === 0 || heading.some((text) => NOT_ADDED.test(text))) return null;
  const rows = (first === at ? grid.slice(at + 1) : grid.slice(first, at)).filter((row) => !isNote(row));
  const parts = rows.map((row) => (row[column]?.isSpanning ? null : numberIn(row[column])));
  if (!parts.every((part) => part !== null)) return null;
  const figures = parts.filter((part) => !part.isBlank);
  const isNumbering = figures.every((part, index) => part.value === index + 1);
  return figures.length < 2 || isNumbering ? null : parts;
}

/** A row that is one cell, as the note below a table. */
function isNote(row: readonly Cell[]): boolean {
  return row.every((cell) => cell === row[0]);
}
