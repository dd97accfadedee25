import { tokenise } from './tokens.ts';
import { lexeme, longest } from './words.ts';

/** The tsquery that finds the documents whose head holds a word of the list of terms. */
export function termQuery(term: string): string {
  const tokens = longest(tokenise(term));
  return tokens.length > 0 ? tokens.map(lexeme).join(' & ') : `''`;
}
