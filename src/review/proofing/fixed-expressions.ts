import { type Check, type Fault, faultAt, inEach, type Proof } from './check.ts';
import type { Expression } from './expression.ts';
import { EVERYWHERE, type TextField } from './fields.ts';
import type { Mention } from './lexicon.ts';
import { textDay } from './text-day.ts';

/** Names of bodies that are no more keep standing in the titles of what they issued. */
const NAMES = '机构名称';

/** Finds the expressions of the lexicon, in whatever width, script or spacing they are written. */
export const fixedExpressions: Check = (proof) => {
  const day = textDay(proof);
  return inEach(
    proof,
    (text, field) => {
      const mentions = proof.lexicon
        .mentionsIn(text)
        .filter((mention) => holdsFor(mention.expression, proof, field, day) && !isQuoted(mention, text));
      return longest(mentions).map((mention) => faultOf(proof, field, mention));
    },
    EVERYWHERE,
  );
};

/** Rule: whether an expression holds for a field of a copy on a day. */
export function holdsFor(expression: Expression, proof: Proof, field: TextField, day: string): boolean {
  const { snapshot } = proof;
  const { validFrom, validTo, scope } = expression;
  const fields = scope.filter((name) => name in proof.texts);
  const kinds = scope.filter((name) => !(name in proof.texts));
  return (
    (validFrom === null || validFrom <= day) &&
    (validTo === null || day <= validTo) &&
    (fields.length === 0 || fields.includes(field)) &&
    (kinds.length === 0 || kinds.includes(snapshot.kind))
  );
}

function isQuoted({ expression, start }: Mention, text: string): boolean {
  if (expression.category !== NAMES || expression.term.startsWith('《')) return false;
  const before = text.slice(text.lastIndexOf('\n', start) + 1, start);
  return before.lastIndexOf('《') > before.lastIndexOf('》');
}

/** Of mentions that lie in one another, the outermost. */
function longest(mentions: Mention[]): Mention[] {
  const sorted = mentions.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const kept: Mention[] = [];
  for (const mention of sorted) {
    if (mention.end > (kept.at(-1)?.end ?? -1)) kept.push(mention);
  }
  return kept;
}

function faultOf(proof: Proof, field: TextField, { expression, start, end }: Mention): Fault {
  const { term, category, severity, suggestion } = expression;
  const reason = suggestion ? `${category}：“${term}”宜为“${suggestion}”` : `${category}：不宜使用“${term}”`;
  return faultAt(proof, field, [start, end], { severity, reason, suggestion: suggestion ?? undefined });
}
