import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../platform/package-root.ts';
import type { Expression } from './expression.ts';
import { compile, type Lexicon } from './lexicon.ts';
import { readExpressions } from './lexicon-file.ts';

let lexicon: Lexicon | undefined;

/** The expressions for the common public cases that are shipped in `seeds/lexicon.csv`. */
export function shippedExpressions(): Expression[] {
  return readExpressions(readFileSync(join(packageRoot(), 'seeds', 'lexicon.csv'), 'utf8'));
}

/** The shipped lexicon, made ready once. */
export function shippedLexicon(): Lexicon {
  lexicon ??= compile(shippedExpressions());
  return lexicon;
}
