import { bare, type Fact, statedFacts } from './stated-facts.ts';
import { statedNames } from './stated-names.ts';

/** What is wrong with the wording of a rendition. */
export enum WordingFault {
  MISSING = 'MISSING',
  FIGURE = 'FIGURE',
  DATE = 'DATE',
  NAME = 'NAME',
  DOCUMENT_NUMBER = 'DOCUMENT_NUMBER',
  TITLE = 'TITLE',
}

/** A phrase that a rendition lacks although it is locked, or states although the edition does not. */
export interface WordingProblem {
  phrase: string;
  kind: WordingFault;
}

/** What of an edition a rendition may draw on; `dates` are its own instants: of publication, of signature, of the origin. */
export interface ApprovedWording {
  texts: readonly string[];
  dates: readonly Date[];
}

/** Rule: the phrases that do not stand word for word in a text; line breaks, blanks and widths do not count. */
function missingPhrases(phrases: readonly string[], text: string): string[] {
  const plain = bare(text);
  return phrases.filter((phrase) => !plain.includes(bare(phrase)));
}

function shanghaiDate(instant: Date): string {
  const day = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO('Asia/Shanghai');
  return [day.year, day.month, day.day].join('-');
}

/** A date that leaves parts out is the other one where all that it says agrees. */
function agrees(date: string, known: string): boolean {
  const parts = known.split('-');
  return date.split('-').every((part, at) => part === '' || part === parts[at]);
}

function isStated(fact: Fact, approved: { facts: Fact[]; plain: string; dates: string[] }): boolean {
  if (fact.kind === 'TITLE') return approved.plain.includes(fact.value);
  if (fact.kind === 'DATE') return approved.dates.some((known) => agrees(fact.value, known));
  return approved.facts.some((known) => known.kind === fact.kind && known.value === fact.value);
}

function foreignFacts(text: string, approved: ApprovedWording): WordingProblem[] {
  const whole = approved.texts.join('\n');
  const facts = statedFacts(whole);
  const stated = facts.filter(({ kind }) => kind === 'DATE').map(({ value }) => value);
  const known = { facts, plain: bare(whole), dates: [...stated, ...approved.dates.map(shanghaiDate)] };
  const foreign = statedFacts(text).filter((fact) => !isStated(fact, known));
  const names = statedNames(bare(text)).filter(({ value }) => !known.plain.includes(value));
  return [
    ...foreign.map(({ phrase, kind }) => ({ phrase, kind: WordingFault[kind] })),
    ...names.map(({ phrase }) => ({ phrase, kind: WordingFault.NAME })),
  ];
}

/**
 * Rule: what a rendition says that the edition does not (figures, dates, names, document numbers, titles), and the
 * locked phrases it does not keep word for word.
 */
export function wordingProblems(
  text: string,
  approved: ApprovedWording,
  lockedPhrases: readonly string[],
): WordingProblem[] {
  const missing = missingPhrases(lockedPhrases, text).map((phrase) => ({
    phrase,
    kind: WordingFault.MISSING,
  }));
  const found = [...missing, ...foreignFacts(text, approved)];
  const seen = new Set<string>();
  return found.filter(({ phrase, kind }) => {
    const key = `${kind} ${phrase}`;
    return !seen.has(key) && seen.add(key);
  });
}

const SENTENCE = /[^。！？!?；;\n]+[。！？!?；;]?/gu;

/** Rule: whether words only leave things out of a text: each sentence stands in it as it is, in the same order. */
export function isExcerpt(words: string, whole: string): boolean {
  const plain = bare(whole);
  let at = 0;
  for (const [sentence] of words.replace(/…+|\.{3,}/gu, '\n').matchAll(SENTENCE)) {
    const needle = bare(sentence).replace(/[。!?;]$/u, '');
    if (needle === '') continue;
    const found = plain.indexOf(needle, at);
    if (found < 0) return false;
    at = found + needle.length;
  }
  return true;
}
