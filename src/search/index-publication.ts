import type { Context } from '../identity/context.ts';
import { Publication } from '../release/publication.ts';
import { documentOf } from './document-of.ts';
import { learnTerms } from './learn-terms.ts';
import { textOfFiles } from './text-of-files.ts';
import { writeDocument } from './write-document.ts';

/** Makes a publication findable in its present edition. Does nothing for one that is withdrawn or not there, and never overwrites a newer edition by an older. */
export async function indexPublication(ctx: Context, input: { contentId: string }): Promise<void> {
  const em = ctx.em.fork();
  const publication = await em.findOne(Publication, { id: input.contentId });
  if (!publication || publication.withdrawalKind) return;
  const files = await textOfFiles(em, publication.attachments);
  if (!(await writeDocument(em, publication, documentOf(publication, files)))) return;
  await learnTerms(em, publication);
}
