import { CsvError, type Info, parse } from 'csv-parse/sync';
import { Refusal, type Wording } from '../../platform/refusal.ts';
import { type Cells, type Expression, expressionOf, faultOfExpression } from './expression.ts';
import { unspaced } from './unspaced.ts';

const COLUMNS = ['term', 'category', 'severity', 'suggestion', 'exceptions', 'validFrom', 'validTo', 'scope'];
const NEEDED = ['term', 'category', 'severity'];
/** The headings as people write them in a sheet. */
const HEADINGS: Readonly<Record<string, string>> = {
  ...{ 词条: 'term', 类别: 'category', 级别: 'severity', 建议: 'suggestion', 例外: 'exceptions' },
  ...{ 生效日期: 'validFrom', 失效日期: 'validTo', 范围: 'scope' },
};
/** The most expressions one lexicon holds. */
export const MOST_EXPRESSIONS = 200_000;
/** So many bad lines are named; whoever has more begins with these. */
const NAMED = 100;

/** A line of the file that is refused, and why; lines count from 1 with the headings. */
interface BadLine extends Wording {
  line: number;
}

const TOO_MANY = {
  line: MOST_EXPRESSIONS + 2,
  zh: `词库不超过${MOST_EXPRESSIONS}条`,
  en: `no more than ${MOST_EXPRESSIONS} entries`,
};

interface Row {
  record: Cells;
  info: Info & { error?: CsvError };
}

/**
 * Reads a lexicon from CSV with the columns term, category, severity, suggestion, exceptions, validFrom, validTo and
 * scope, in any order, in English or Chinese. All of it is read or none: BAD_USER_INPUT names every bad line by its
 * number, in its wording and as `lines`.
 */
export function readExpressions(csv: string): Expression[] {
  const rows = rowsOf(csv);
  if (rows.length > MOST_EXPRESSIONS) refuse([TOO_MANY]);
  const lines = new Map<string, number>();
  const bad: BadLine[] = [];
  const expressions = rows.map(({ record, info }) => {
    const expression = expressionOf(record);
    const fault = faultOfRow(expression, info, lines);
    if (fault) bad.push({ line: info.lines, ...fault });
    return expression;
  });
  if (bad.length > 0) refuse(bad);
  return expressions;
}

/** Writes a lexicon as the CSV that `readExpressions` reads. */
export function writeExpressions(expressions: readonly Expression[]): string {
  const rows = expressions.map((one) =>
    [
      ...[one.term, one.category, one.severity, one.suggestion ?? '', one.exceptions.join('|')],
      ...[one.validFrom ?? '', one.validTo ?? '', one.scope.join('|')],
    ]
      .map(quoted)
      .join(','),
  );
  return `${[COLUMNS.join(','), ...rows].join('\n')}\n`;
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function faultOfRow(
  expression: Expression,
  { error, lines }: Row['info'],
  seen: Map<string, number>,
): Wording | null {
  if (error) return { zh: '列数与表头不同', en: 'it has not as many columns as the headings' };
  const fault = faultOfExpression(expression);
  if (fault) return fault;
  const { term, validFrom, validTo, scope } = expression;
  const key = JSON.stringify([unspaced(term), validFrom, validTo, [...scope].sort()]);
  const first = seen.get(key);
  if (first !== undefined) return { zh: `与第${first}行重复`, en: `it repeats line ${first}` };
  seen.set(key, lines);
  return null;
}

function rowsOf(csv: string): Row[] {
  try {
    return parse(csv, {
      bom: true,
      columns: (headings: string[]) => headings.map(headingOf),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    }) as unknown as Row[];
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const line = error instanceof CsvError ? Number(error.lines) : 1;
    const cause = error instanceof Error ? error.message : '';
    return refuse([{ line, zh: `不是有效的CSV：${cause}`, en: `it is not valid CSV: ${cause}` }]);
  }
}

function headingOf(given: string, _index: number, headings: string[]): string {
  const names = headings.map((each) => HEADINGS[each] ?? each);
  const name = HEADINGS[given] ?? given;
  const missing = NEEDED.find((each) => !names.includes(each));
  if (missing) refuse([{ line: 1, zh: `表头缺少“${missing}”`, en: `the headings lack “${missing}”` }]);
  const isKnown = COLUMNS.includes(name) && names.filter((each) => each === name).length === 1;
  if (!isKnown)
    refuse([
      {
        line: 1,
        zh: `表头“${given}”无法识别或重复`,
        en: `the heading “${given}” is not known, or stands twice`,
      },
    ]);
  return name;
}

function refuse(bad: readonly BadLine[]): never {
  const named = bad.slice(0, NAMED);
  const more = bad.length - named.length;
  throw new Refusal(
    'BAD_USER_INPUT',
    {
      zh: `词库未导入。${named.map(({ line, zh }) => `第${line}行：${zh}`).join('；')}${more ? `；另有${more}行有误` : ''}`,
      en: `Nothing of the lexicon was imported. ${named.map(({ line, en }) => `Line ${line}: ${en}`).join('; ')}${more ? `; ${more} more lines are bad` : ''}`,
    },
    { lines: named, bad: bad.length },
  );
}
