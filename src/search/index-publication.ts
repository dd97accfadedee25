import type { Context } from '../identity/context.ts';
import { Publication } from '../release/publication.ts';
import { toTsvector } from './tokens.ts';

function vectorOf(publication: Publication): string {
  const { title, policy, originName, keywords, text } = publication;
  const named = [policy?.issuer, policy?.indexNumber, originName].filter((name) => typeof name === 'string');
  return toTsvector({
    title,
    number: publication.policyNumber,
    keywords: [...keywords, ...named],
    body: text,
  });
}

// Between reading and writing a newer edition may have come, whose own job indexes it.
const WRITE = `update publication set search_vector = ?::tsvector, search_edition = edition_number
  where id = ? and edition_number = ? and withdrawal_kind is null`;

/** Makes a publication findable in its present edition. Does nothing for one that is withdrawn or not there, and never overwrites a newer edition by an older. */
export async function indexPublication(ctx: Context, input: { contentId: string }): Promise<void> {
  const publication = await ctx.em.fork().findOne(Publication, { id: input.contentId });
  if (!publication || publication.withdrawalKind) return;
  await ctx.em.execute(WRITE, [vectorOf(publication), publication.id, publication.editionNumber]);
}
