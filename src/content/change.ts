import { factsOf } from './facts.ts';
import type { SteadyText } from './steady-text.ts';

/** How grave a change of a text is: punctuation, spacing or markup; words; or what it states. */
export type ChangeClass = 'COSMETIC' | 'WORDING' | 'SUBSTANCE';

/**
 * Rule: the class of a change, or null where nothing was changed. Numbers, dates, document numbers and names are the
 * substance of a text, wherever they stand; whoever moves one among the others has changed it too.
 */
export function changeOf(before: SteadyText, after: SteadyText): ChangeClass | null {
  if (before.hash === after.hash) return null;
  return changeOfWords(before.lines.join('\n'), after.lines.join('\n'));
}

/** Rule: the class of a change between two passages that are not the same. */
export function changeOfWords(before: string, after: string): ChangeClass {
  if (wordsOf(before) === wordsOf(after) && numbersOf(before) === numbersOf(after)) return 'COSMETIC';
  return factsOf(before).join('\n') === factsOf(after).join('\n') ? 'WORDING' : 'SUBSTANCE';
}

function wordsOf(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{P}\p{Cf}]/gu, '')
    .toLowerCase();
}

// Without its point or its hyphen, 1.5 would be 15 and -3 be 3.
function numbersOf(text: string): string {
  const plain = text.normalize('NFKC').replace(/(?<=\d),(?=\d{3})/gu, '');
  return (plain.match(/(?<![\d.])-?\d+(?:\.\d+)*\s*[%‰]?/gu) ?? [])
    .map((one) => one.replace(/\s/gu, ''))
    .join(' ');
}
