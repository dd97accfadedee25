import type { Context } from '../../identity/context.ts';
import type { MeilisearchServer } from '../../platform/meilisearch.ts';
import { currentSynonyms } from '../current-synonyms.ts';
import { awaitTask } from './await-task.ts';
import { documentNow } from './document.ts';
import { CONTENTS, NEXT, settingsOf } from './index-settings.ts';
import { hasIndex, prepareIndex } from './prepare-index.ts';

/** A content that changes this often while it is pushed is left to the next job. */
const ROUNDS = 10;

async function indexesOf(ctx: Context, { client }: MeilisearchServer): Promise<string[]> {
  const [present, next] = await Promise.all([hasIndex(client, CONTENTS), hasIndex(client, NEXT)]);
  if (!present) await prepareIndex(client, CONTENTS, settingsOf(await currentSynonyms(ctx.em.fork())));
  return next ? [CONTENTS, NEXT] : [CONTENTS];
}

// A publication may have changed while its document was on the way, and another job have pushed the newer one before
// this older one arrived; so what was pushed is compared with what is there now, until the two agree.
/** Brings a content in Meilisearch to its present state: added, replaced, or gone. */
export async function pushContent(ctx: Context, server: MeilisearchServer, contentId: string): Promise<void> {
  const uids = await indexesOf(ctx, server);
  for (let round = 0; round < ROUNDS; round++) {
    const document = await documentNow(ctx.em.fork(), contentId);
    for (const uid of uids) {
      const index = server.client.index(uid);
      await awaitTask(document ? index.addDocuments([document]) : index.deleteDocument(contentId));
    }
    const now = await documentNow(ctx.em.fork(), contentId);
    if (now?.stamp === document?.stamp) break;
  }
  await ctx.em.fork().execute(`select tell_readers(array['search'])`);
}
