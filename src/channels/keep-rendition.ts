import { randomUUIDv7 } from 'node:crypto';
import type { Context } from '../identity/context.ts';
import { hashOf } from '../platform/canonical-json.ts';
import type { Rendition as Fitted } from './adapters/index.ts';
import { Rendition } from './rendition.ts';

const KEEP = `insert into rendition
    (id, edition_id, hash, title, text, html, length, "limit", problems, adjusted_by_id, needs_review)
  values (?, ?, ?, ?, ?, ?, ?, ?, array(select jsonb_array_elements_text(?::jsonb)), ?, ?)
  on conflict (edition_id, hash) do nothing`;

/** Who put own words in a rendition's place, and whether they do more than leave out. */
export interface Adjustment {
  byId: string | null;
  needsReview: boolean;
}

/** Keeps a rendition of an edition, in the act's own transaction; the same words of the same person are kept once. */
export async function keepRendition(
  tx: Context,
  editionId: string,
  fitted: Fitted,
  { byId, needsReview }: Adjustment = { byId: null, needsReview: false },
): Promise<Rendition> {
  const hash = hashOf({ ...fitted, byId });
  const present = await tx.em.findOne(Rendition, { edition: editionId, hash });
  if (present) return present;
  const { title, text, html, length, limit, problems } = fitted;
  const row = [randomUUIDv7(), editionId, hash, title, text, html, length, limit, JSON.stringify(problems)];
  await tx.em.execute(KEEP, [...row, byId, needsReview]);
  return tx.em.findOneOrFail(Rendition, { edition: editionId, hash });
}
