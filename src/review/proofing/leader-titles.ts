import { type Check, type Fault, faultAt, inEach, type Proof } from './check.ts';
import { EVERYWHERE, type TextField } from './fields.ts';
import { holdsFor } from './fixed-expressions.ts';
import type { Mention } from './lexicon.ts';
import { textDay } from './text-day.ts';
import { isTitleOf, titleAfter, titlesBefore } from './titles.ts';

/** Finds a leader's name with a title beside it that is none of their titles on the day of the text; names and titles are entries of the lexicon. */
export const leaderTitles: Check = (proof) => {
  const day = textDay(proof);
  return inEach(
    proof,
    (text, field) =>
      proof.lexicon
        .namesIn(text)
        .filter(({ expression }) => holdsFor(expression, proof, field, day))
        .flatMap((mention) => faultsOf(proof, field, mention)),
    EVERYWHERE,
  );
};

function faultsOf(proof: Proof, field: TextField, mention: Mention): Fault[] {
  const { expression, start, end } = mention;
  const text = proof.texts[field];
  const present = expression.suggestion ?? '';
  const before = titlesBefore(text.slice(0, start));
  const after = titleAfter(text.slice(end));
  const wrong = [...before, ...(after ? [after] : [])].filter((title) => !isTitleOf(title.words, present));
  const [first] = wrong;
  if (!first) return [];
  const from = before.includes(first) ? start - first.offset : start;
  const to = first === after ? end + first.offset : end;
  const { term: name, category, severity } = expression;
  const reason = `${category}：“${name}”现任${present}，文中为“${first.words}”`;
  return [faultAt(proof, field, [from, to], { severity, reason, suggestion: `${present}${name}` })];
}
