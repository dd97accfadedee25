import { CsvError, parse } from 'csv-parse/sync';
import { Refusal } from '../platform/refusal.ts';

/** Words that mean the same, and what else they lead to. */
export interface SynonymGroup {
  /** Any of these finds all of these. */
  words: string[];
  /** What they find as well, though it does not find them: a short name leads to the full title. */
  also: string[];
  /** For people who keep the list: 机构, 政策, 词语. */
  kind: string;
}

/** The most groups one list holds. */
export const MOST_GROUPS = 20_000;
const MOST_WORDS = 20;
const LONGEST = 60;
const COLUMNS = ['words', 'also', 'kind'] as const;
const HEADINGS: Readonly<Record<string, string>> = { 同义词: 'words', 另指: 'also', 类别: 'kind' };

interface Fault {
  line: number;
  zh: string;
  en: string;
}

function refuse(faults: Fault[]): never {
  const told = faults.slice(0, 100);
  const wording = {
    zh: told.map((fault) => `第${fault.line}行：${fault.zh}`).join('；'),
    en: told.map((fault) => `line ${fault.line}: ${fault.en}`).join('; '),
  };
  throw new Refusal('BAD_USER_INPUT', wording, { lines: told.map((fault) => fault.line) });
}

function wordsOf(cell: string | undefined): string[] {
  const words = (cell ?? '').split('|').map((word) => word.trim());
  return [...new Set(words.filter(Boolean))];
}

function faultOf({ words, also }: SynonymGroup, line: number): Fault | null {
  if (words.length + also.length < 2)
    return { line, zh: '至少须有两个词', en: 'at least two words are needed' };
  if (words.length === 0) return { line, zh: '缺少 words', en: 'words is missing' };
  if (words.length + also.length > MOST_WORDS)
    return { line, zh: `不超过${MOST_WORDS}个词`, en: `no more than ${MOST_WORDS} words` };
  const bad = [...words, ...also].find((word) => word.length > LONGEST || word.length < 2);
  return bad
    ? { line, zh: `“${bad}”须为2到${LONGEST}字`, en: `“${bad}” must be 2 to ${LONGEST} characters` }
    : null;
}

function recordsOf(csv: string): Record<string, string>[] {
  const columns = (headings: string[]) =>
    headings.map((heading) => HEADINGS[heading.trim()] ?? heading.trim());
  try {
    return parse(csv, {
      bom: true,
      columns,
      skip_empty_lines: true,
      relax_column_count: true,
      to: MOST_GROUPS + 1,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    refuse([{ line: Number(error.lines ?? 1), zh: '不是CSV', en: 'not CSV' }]);
  }
}

/** Reads synonyms from CSV with the columns words, also and kind, words apart by `|`; all of it or none, bad lines named. */
export function readSynonyms(csv: string): SynonymGroup[] {
  const records = recordsOf(csv);
  if (records.length > 0 && !('words' in (records[0] ?? {})))
    refuse([{ line: 1, zh: '缺少 words 一列', en: 'the column words is missing' }]);
  if (records.length > MOST_GROUPS)
    refuse([
      { line: MOST_GROUPS + 2, zh: `不超过${MOST_GROUPS}组`, en: `no more than ${MOST_GROUPS} groups` },
    ]);
  const groups = records.map((record) => ({
    words: wordsOf(record.words),
    also: wordsOf(record.also),
    kind: (record.kind ?? '').trim().slice(0, LONGEST),
  }));
  const faults = groups.flatMap((group, nth) => faultOf(group, nth + 2) ?? []);
  if (faults.length > 0) refuse(faults);
  return groups;
}

const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Writes synonyms as `readSynonyms` reads them. */
export function writeSynonyms(groups: readonly SynonymGroup[]): string {
  const lines = groups.map(({ words, also, kind }) =>
    [words.join('|'), also.join('|'), kind].map(cell).join(','),
  );
  return `${[COLUMNS.join(','), ...lines].join('\n')}\n`;
}
