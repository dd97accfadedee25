import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../platform/package-root.ts';
import { readExpressions } from './expression.ts';
import { compile, type Lexicon } from './lexicon.ts';

let lexicon: Lexicon | undefined;

/** The lexicon of common public cases that is shipped in `seeds/lexicon.csv`, read once. */
export function shippedLexicon(): Lexicon {
  lexicon ??= compile(readExpressions(readFileSync(join(packageRoot(), 'seeds', 'lexicon.csv'), 'utf8')));
  return lexicon;
}
