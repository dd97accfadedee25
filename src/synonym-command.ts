import { readFile } from 'node:fs/promises';
import type { OpenHub } from './app.ts';
import { SYSTEM } from './identity/actor.ts';
import { decodeText } from './platform/fetch/charset.ts';
import { must } from './platform/refusal.ts';
import { importSynonyms } from './search/import-synonyms.ts';
import { readSynonymFile } from './search/list-synonyms.ts';
import { SynonymMode } from './search/synonym-version.ts';

/** `tonggao synonyms [<file> [merge|replace]]`: prints the synonyms of search as CSV, or imports them. */
export async function synonyms(hub: OpenHub, [path, how = 'merge']: string[]): Promise<number> {
  const ctx = hub.context(SYSTEM);
  if (!path) {
    process.stdout.write(await readSynonymFile(ctx));
    return 0;
  }
  const mode = { merge: SynonymMode.MERGE, replace: SynonymMode.REPLACE }[how];
  must(mode, 'BAD_USER_INPUT', {
    zh: '用法：tonggao synonyms <文件> [merge|replace]',
    en: 'usage: tonggao synonyms <file> [merge|replace]',
  });
  const { number, entries } = await importSynonyms(ctx, { csv: decodeText(await readFile(path)), mode });
  console.log(`同义词第 ${number} 版，共 ${entries} 组 version ${number} of the synonyms, ${entries} groups`);
  return 0;
}
