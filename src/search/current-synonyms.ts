import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EntityManager } from '@mikro-orm/postgresql';
import { packageRoot } from '../platform/package-root.ts';
import { readSynonyms, type SynonymGroup, writeSynonyms } from './synonym-file.ts';
import { SynonymVersion } from './synonym-version.ts';
import { compileSynonyms, type Synonyms } from './synonyms.ts';

let shipped: SynonymGroup[] | undefined;

function shippedGroups(): SynonymGroup[] {
  shipped ??= readSynonyms(readFileSync(join(packageRoot(), 'seeds', 'synonyms.csv'), 'utf8'));
  return shipped;
}

/** The latest version without its text; null while the shipped synonyms hold. */
export async function latestSynonyms(em: EntityManager): Promise<SynonymVersion | null> {
  const [latest] = await em.find(SynonymVersion, {}, { orderBy: { number: 'desc' }, limit: 1 });
  return latest ?? null;
}

/** The groups of a version; those shipped for null. */
export async function groupsOf(em: EntityManager, version: SynonymVersion | null): Promise<SynonymGroup[]> {
  if (!version) return shippedGroups();
  const { csv } = await em.findOneOrFail(SynonymVersion, { id: version.id }, { populate: ['csv'] });
  return readSynonyms(csv);
}

/** The CSV of the synonyms that hold. */
export async function currentSynonymCsv(em: EntityManager): Promise<string> {
  return writeSynonyms(await groupsOf(em, await latestSynonyms(em)));
}

let ready: { sha256: string; synonyms: Synonyms } | undefined;

/** The synonyms that hold, made ready once in each process and anew as soon as another version holds. */
export async function currentSynonyms(em: EntityManager): Promise<Synonyms> {
  const latest = await latestSynonyms(em);
  const sha256 = latest?.sha256 ?? '';
  if (ready?.sha256 !== sha256) ready = { sha256, synonyms: compileSynonyms(await groupsOf(em, latest)) };
  return ready.synonyms;
}
