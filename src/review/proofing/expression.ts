import { ContentKind } from '../../content/content-kind.ts';
import type { Wording } from '../../platform/refusal.ts';
import { Severity } from '../finding.ts';
import { EVERYWHERE } from './fields.ts';
import { exists } from './stated-dates.ts';
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

/** The category of entries that name a leader: the term is the name, the suggestion the present title or titles. */
export const LEADER = '领导职务';

/** The cells of an expression as they are entered. */
export type Cells = Partial<Record<keyof Expression, string>>;

const SCOPES: readonly string[] = [...EVERYWHERE, ...Object.values(ContentKind)];
const SEVERITIES: Readonly<Record<string, Severity>> = {
  ...{ 阻断: Severity.BLOCK, 警告: Severity.WARN, 提示: Severity.HINT },
  ...Severity,
};
const LONGEST = 200;
const MOST_EXCEPTIONS = 100;

/** The expression that cells make up; several exceptions or scopes are parted by `|`. */
export function expressionOf(cells: Cells): Expression {
  return {
    term: cells.term ?? '',
    category: cells.category ?? '',
    severity: SEVERITIES[cells.severity ?? ''] ?? (cells.severity as Severity),
    suggestion: cells.suggestion || null,
    exceptions: listOf(cells.exceptions),
    validFrom: cells.validFrom || null,
    validTo: cells.validTo || null,
    scope: listOf(cells.scope),
  };
}

/** Rule: what is wrong with an expression, or null. */
export function faultOfExpression(expression: Expression): Wording | null {
  const { term, category, severity, validFrom, validTo, scope } = expression;
  const days = [validFrom, validTo].filter((day) => day !== null);
  const unreal = days.find((day) => !isDay(day));
  const unknown = scope.find((name) => !SCOPES.includes(name));
  if (unspaced(term) === '') return { zh: '没有词条', en: 'there is no term' };
  if (category === '') return { zh: '没有类别', en: 'there is no category' };
  if (!Object.values(Severity).includes(severity))
    return {
      zh: `级别“${severity}”须为阻断、警告或提示（BLOCK、WARN、HINT）`,
      en: `severity “${severity}” is not BLOCK, WARN or HINT`,
    };
  if (unreal !== undefined)
    return { zh: `日期“${unreal}”须为YYYY-MM-DD`, en: `“${unreal}” is no date of the form YYYY-MM-DD` };
  if (validFrom && validTo && validTo < validFrom)
    return { zh: '失效日期早于生效日期', en: 'it ends before it begins' };
  if (unknown !== undefined) return { zh: `范围“${unknown}”不存在`, en: `there is no scope “${unknown}”` };
  return faultOfTexts(expression);
}

function faultOfTexts({ term, category, suggestion, exceptions }: Expression): Wording | null {
  const plain = unspaced(term);
  const astray = exceptions.find((text) => !unspaced(text).includes(plain));
  const texts = [term, category, suggestion ?? '', ...exceptions];
  if (category === LEADER && !suggestion)
    return { zh: `“${term}”没有职务（填在“建议”栏）`, en: `“${term}” has no title (column suggestion)` };
  if (astray !== undefined)
    return {
      zh: `例外“${astray}”不含词条“${term}”`,
      en: `exception “${astray}” does not hold the term “${term}”`,
    };
  if (texts.some((text) => text.length > LONGEST) || exceptions.length > MOST_EXCEPTIONS)
    return {
      zh: `每项不超过${LONGEST}字，例外不超过${MOST_EXCEPTIONS}项`,
      en: `no text over ${LONGEST} characters, and no more than ${MOST_EXCEPTIONS} exceptions`,
    };
  const isKept = texts.every((text) => !/\p{Cc}/u.test(text) && text.isWellFormed());
  return isKept ? null : { zh: '含有换行或控制字符', en: 'it holds a line break or a control character' };
}

function listOf(cell: string | undefined): string[] {
  return cell ? cell.split('|').map((each) => each.trim()) : [];
}

function isDay(day: string): boolean {
  const [year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)?.slice(1).map(Number) ?? [];
  return year !== undefined && exists({ year, month: month ?? 0, day: date ?? 0 });
}
