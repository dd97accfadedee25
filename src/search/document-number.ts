/** A document number (发文字号) found in folded text, from `start` to `end`. */
export interface Mention {
  start: number;
  end: number;
  /** The one spelling, e.g. `国发〔2026〕12号`; without an agency where none was written. */
  number: string;
  /** What it can also be found by: the agency (国发), the number without it (〔2026〕12号), year, serial. */
  parts: string[];
}

const OPENING = '〔\\[(【〈《<{「『❲⟨';
const CLOSING = '〕\\])】〉》>}」』❳⟩';
const CORE = new RegExp(
  `[${OPENING}]\\s{0,3}(\\d{4})\\s{0,3}年?\\s{0,3}[${CLOSING}]\\s{0,3}第?\\s{0,3}(\\d{1,5})(?!\\d)\\s{0,3}(号|(?!\\s{0,3}\\p{sc=Han}))`,
  'gu',
);
const ANY_OPENING = new RegExp(`[${OPENING}]`, 'gu');
const ANY_CLOSING = new RegExp(`[${CLOSING}]`, 'gu');
const BEFORE = /(\p{sc=Han}{1,16})\s{0,3}$/u;
// Running words that stand right before an agency's short name: 根据国发〔2026〕12号.
const RUNNING =
  /^.*(?:根据|按照|依据|依照|遵照|关于|印发|转发|贯彻|落实|执行|废止|修改|通知|意见|文件|办法|规定|方案|以及|和|与|及|的|见|以|由|对)/u;
const LONGEST_AGENCY = 10;

/**
 * Finds the document numbers in folded text, whatever brackets, spaces or 第 they are written with
 * (《党政机关公文格式》GB/T 9704: 机关代字〔年份〕顺序号号). 号 may be missing only after an agency
 * and where no other word follows.
 */
export function documentNumbers(folded: string): Mention[] {
  const mentions: Mention[] = [];
  let free = 0;
  for (const core of folded.matchAll(CORE)) {
    const [whole, year = '', digits = '', mark] = core;
    const agency = agencyAtEnd(folded.slice(Math.max(free, core.index - 20), core.index));
    if (!agency.name && !mark) continue;
    free = core.index + whole.length;
    const serial = `${Number(digits)}`;
    const short = `〔${year}〕${serial}号`;
    mentions.push({
      start: core.index - agency.width,
      end: free,
      number: agency.name + short,
      parts: [agency.name, agency.name && short, year, serial].filter(
        (part, nth) => part.length > 1 || nth > 1,
      ),
    });
  }
  return mentions;
}

function agencyAtEnd(before: string): { name: string; width: number } {
  const [spelled = '', run = ''] = BEFORE.exec(before) ?? [];
  const name = run.replace(RUNNING, '').slice(-LONGEST_AGENCY);
  return { name, width: name ? name.length + spelled.length - run.length : 0 };
}

/** Writes every bracket that may stand in a document number as 〔 or 〕, unit for unit. */
export function withOneBracket(folded: string): string {
  return folded.replace(ANY_OPENING, '〔').replace(ANY_CLOSING, '〕');
}
