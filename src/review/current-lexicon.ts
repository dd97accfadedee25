import type { EntityManager } from '@mikro-orm/postgresql';
import { LexiconVersion } from './lexicon-version.ts';
import {
  compile,
  type Expression,
  type Lexicon,
  readExpressions,
  shippedExpressions,
  shippedLexicon,
  writeExpressions,
} from './proofing/index.ts';

/** The latest version without its text; null while the shipped lexicon holds. */
export async function latestVersion(em: EntityManager): Promise<LexiconVersion | null> {
  const [latest] = await em.find(LexiconVersion, {}, { orderBy: { number: 'desc' }, limit: 1 });
  return latest ?? null;
}

async function csvOf(em: EntityManager, { id }: LexiconVersion): Promise<string> {
  const { csv } = await em.findOneOrFail(LexiconVersion, { id }, { populate: ['csv'] });
  return csv;
}

/** The CSV of the lexicon that holds. */
export async function currentCsv(em: EntityManager): Promise<string> {
  const latest = await latestVersion(em);
  return latest ? csvOf(em, latest) : writeExpressions(shippedExpressions());
}

/** The expressions of a version; those shipped for null. */
export async function expressionsOf(
  em: EntityManager,
  version: LexiconVersion | null,
): Promise<Expression[]> {
  return version ? readExpressions(await csvOf(em, version)) : shippedExpressions();
}

let ready: { sha256: string; lexicon: Lexicon } | undefined;

/** The lexicon that holds, made ready once in each process and anew as soon as another version holds. */
export async function currentLexicon(em: EntityManager): Promise<Lexicon> {
  const latest = await latestVersion(em);
  if (!latest) return shippedLexicon();
  const { sha256 } = latest;
  if (ready?.sha256 !== sha256) ready = { sha256, lexicon: compile(await expressionsOf(em, latest)) };
  return ready.lexicon;
}
