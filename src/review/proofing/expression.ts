import { parse } from 'csv-parse/sync';
import { must, Refusal } from '../../platform/refusal.ts';
import { Severity } from '../finding.ts';
import { unspaced } from './unspaced.ts';

/**
 * A fixed expression that is not to be written (so). `exceptions` are longer wordings in which the term is right;
 * days are `YYYY-MM-DD`, both included; `scope` names the fields and the kinds of content it holds for, all when empty.
 */
export interface Expression {
  term: string;
  category: string;
  severity: Severity;
  suggestion: string | null;
  exceptions: readonly string[];
  validFrom: string | null;
  validTo: string | null;
  scope: readonly string[];
}

const SCOPES = ['title', 'summary', 'body', 'ARTICLE', 'POLICY', 'INTERPRETATION', 'TOPIC'];
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Reads a lexicon from CSV with the columns term, category, severity, suggestion, exceptions, validFrom, validTo and
 * scope, in any order; several exceptions or scopes are parted by `|`. BAD_USER_INPUT names the entry that is ill-formed.
 */
export function readExpressions(csv: string): Expression[] {
  return rowsOf(csv).map((row, index) => {
    const expression = {
      term: row.term ?? '',
      category: row.category ?? '',
      severity: row.severity as Severity,
      suggestion: row.suggestion || null,
      exceptions: listOf(row.exceptions),
      validFrom: row.validFrom || null,
      validTo: row.validTo || null,
      scope: listOf(row.scope),
    };
    must(isWellFormed(expression), 'BAD_USER_INPUT', {
      zh: `词库第${index + 1}条有误：${expression.term}`,
      en: `Entry ${index + 1} of the lexicon is ill-formed: ${expression.term}`,
    });
    return expression;
  });
}

type Row = Partial<Record<keyof Expression, string>>;

function rowsOf(csv: string): Row[] {
  try {
    return parse<Row>(csv, { bom: true, columns: true, skip_empty_lines: true, trim: true });
  } catch (error) {
    const cause = error instanceof Error ? error.message : '';
    throw new Refusal('BAD_USER_INPUT', {
      zh: `词库不是有效的CSV文件：${cause}`,
      en: `The lexicon is not valid CSV: ${cause}`,
    });
  }
}

function listOf(cell: string | undefined): string[] {
  return cell ? cell.split('|').map((each) => each.trim()) : [];
}

function isWellFormed({
  term,
  category,
  severity,
  exceptions,
  validFrom,
  validTo,
  scope,
}: Expression): boolean {
  const plain = unspaced(term);
  return (
    plain !== '' &&
    category !== '' &&
    Object.values(Severity).includes(severity) &&
    exceptions.every((text) => unspaced(text).includes(plain)) &&
    [validFrom, validTo].every((day) => day === null || DAY.test(day)) &&
    scope.every((name) => SCOPES.includes(name))
  );
}
