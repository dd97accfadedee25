import type { BodyElement } from './body-elements.ts';
import { halfWidth } from './same-length.ts';

/** A cell of a table; `isSpanning` when it covers more than one place of the grid. */
export interface Cell {
  text: string;
  start: number;
  end: number;
  isSpanning: boolean;
}

/** A table as a grid of rows; a spanning cell stands in every place it covers. */
export type Grid = readonly (readonly Cell[])[];

const MOST_COLUMNS = 200;

/** The tables of a body as grids, those within cells left out of the tables around them. */
export function tablesOf(elements: readonly BodyElement[], text: string): Grid[] {
  const rows = new Map<BodyElement, BodyElement[][]>();
  const cells = new Map<BodyElement, BodyElement[]>();
  for (const element of elements) {
    if (element.name === 'table') rows.set(element, []);
    if (element.name === 'tr') openRow(element, rows, cells);
    if (element.name === 'td' || element.name === 'th')
      cells.get(ancestorOf(element, 'tr') ?? element)?.push(element);
  }
  return [...rows.values()].map((table) => gridOf(table, text));
}

function openRow(
  row: BodyElement,
  rows: Map<BodyElement, BodyElement[][]>,
  cells: Map<BodyElement, BodyElement[]>,
): void {
  const table = ancestorOf(row, 'table');
  if (!table) return;
  const own: BodyElement[] = [];
  cells.set(row, own);
  rows.get(table)?.push(own);
}

function ancestorOf(element: BodyElement, name: string): BodyElement | null {
  let ancestor = element.parent;
  while (ancestor && ancestor.name !== name) ancestor = ancestor.parent;
  return ancestor;
}

function gridOf(rows: readonly BodyElement[][], text: string): Grid {
  const grid: Cell[][] = rows.map(() => []);
  rows.forEach((cells, row) => {
    let column = 0;
    for (const element of cells) {
      while (grid[row]?.[column]) column += 1;
      const height = Math.min(spanOf(element, 'rowspan'), rows.length - row);
      const width = Math.min(spanOf(element, 'colspan'), MOST_COLUMNS - column);
      const { start, end } = element;
      const cell = { text: text.slice(start, end), start, end, isSpanning: height > 1 || width > 1 };
      place(grid.slice(row, row + height), column, width, cell);
    }
  });
  return grid;
}

function place(rows: readonly Cell[][], column: number, width: number, cell: Cell): void {
  for (const row of rows) for (let across = 0; across < width; across += 1) row[column + across] = cell;
}

function spanOf(element: BodyElement, name: string): number {
  const span = Number(element.attributes[name] ?? 1);
  return Number.isInteger(span) && span > 0 ? span : 1;
}

/** The number a cell holds and its decimals; zero for one left blank or dashed, null for anything else. */
export function numberIn(
  cell: Cell | undefined,
): { value: number; decimals: number; isBlank: boolean } | null {
  const figures = halfWidth(cell?.text ?? '').replace(/\s/g, '');
  if (/^[-—–/]*$/.test(figures)) return { value: 0, decimals: 0, isBlank: true };
  if (!/^-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/.test(figures)) return null;
  return {
    value: Number(figures.replaceAll(',', '')),
    decimals: figures.split('.')[1]?.length ?? 0,
    isBlank: false,
  };
}
