import { type Context, enqueue } from '../identity/context.ts';
import type { HubModule } from '../identity/hub.ts';
import { transact } from '../platform/database/transact.ts';
import { currentSynonyms } from './current-synonyms.ts';
import { indexPublication } from './index-publication.ts';
import { CONTENTS, settingsOf } from './meilisearch/index-settings.ts';
import { prepareIndex } from './meilisearch/prepare-index.ts';
import { pushContent } from './meilisearch/push.ts';
import { reconcileIndex } from './meilisearch/reconcile.ts';
import { readFiles, unreadFiles } from './read-files.ts';
import { reconcileSearch } from './reconcile.ts';
import { tidySearch } from './tidy.ts';

declare module '../platform/jobs/job.ts' {
  interface JobPayloads {
    'search.reconcile': Record<string, never>;
    'search.read-files': { contentId: string };
    'search.tidy': Record<string, never>;
  }
}

async function index(ctx: Context, { contentId }: { contentId: string }): Promise<void> {
  await indexPublication(ctx, { contentId });
  const unread = await unreadFiles(ctx, contentId);
  if (unread.length > 0) await transact(ctx, (tx) => enqueue(tx, 'search.read-files', { contentId }));
  if (ctx.meilisearch) await pushContent(ctx, ctx.meilisearch, contentId);
}

async function reconcile(ctx: Context): Promise<void> {
  const { done } = await reconcileSearch(ctx);
  if (!done) {
    await transact(ctx, (tx) => enqueue(tx, 'search.reconcile', {}));
    return;
  }
  if (!ctx.meilisearch) return;
  const { client } = ctx.meilisearch;
  await prepareIndex(client, CONTENTS, settingsOf(await currentSynonyms(ctx.em.fork())));
  const repaired = await reconcileIndex(ctx, client, CONTENTS);
  if (repaired > 0) ctx.log.info({ repaired }, 'Meilisearch was not as it should be');
}

/** The jobs search runs. */
export const searchJobs: HubModule['jobs'] = {
  'search.index': { run: index, work: { batchSize: 20 } },
  'search.reconcile': { run: reconcile },
  'search.read-files': { run: readFiles },
  'search.tidy': { run: tidySearch },
};
