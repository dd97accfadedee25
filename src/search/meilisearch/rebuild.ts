import type { Context } from '../../identity/context.ts';
import type { MeilisearchServer } from '../../platform/meilisearch.ts';
import { must } from '../../platform/refusal.ts';
import { currentSynonyms } from '../current-synonyms.ts';
import { awaitTask } from './await-task.ts';
import { documentsAfter } from './document.ts';
import { CONTENTS, NEXT, settingsOf } from './index-settings.ts';
import { hasIndex, prepareIndex } from './prepare-index.ts';
import { reconcileIndex } from './reconcile.ts';

const BATCH = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';
/** A rebuild that began longer ago than this was killed, in milliseconds. */
const GIVEN_UP = 3_600_000;

async function clearNext(ctx: Context, { client }: MeilisearchServer): Promise<void> {
  if (!(await hasIndex(client, NEXT))) return;
  const { createdAt } = await client.getRawIndex(NEXT);
  must(ctx.now().getTime() - new Date(createdAt).getTime() > GIVEN_UP, 'WRONG_STATE', {
    zh: '正在重建索引，请稍后再试',
    en: 'The index is being rebuilt at this moment; try again later',
  });
  await awaitTask(client.deleteIndex(NEXT));
}

async function fillNext(ctx: Context, { client }: MeilisearchServer): Promise<void> {
  for (let last = FIRST; ; ) {
    const documents = await documentsAfter(ctx.em.fork(), last, BATCH);
    const end = documents.at(-1);
    if (!end) return;
    await awaitTask(client.index(NEXT).addDocuments(documents));
    last = end.id;
  }
}

/**
 * Builds the index anew beside the one that answers and puts it in its place in one step, so that searches go on all the
 * while. What changes meanwhile goes to both; before the step and after it, the new one is compared with what is published.
 */
export async function rebuildIndex(ctx: Context, server: MeilisearchServer): Promise<void> {
  const { client } = server;
  const settings = settingsOf(await currentSynonyms(ctx.em.fork()));
  await clearNext(ctx, server);
  await prepareIndex(client, CONTENTS, settings);
  await prepareIndex(client, NEXT, settings);
  await fillNext(ctx, server);
  await reconcileIndex(ctx, client, NEXT);
  await awaitTask(client.swapIndexes([{ indexes: [CONTENTS, NEXT], rename: false }]));
  await awaitTask(client.deleteIndex(NEXT));
  await reconcileIndex(ctx, client, CONTENTS);
  await ctx.em.fork().execute(`select tell_readers(array['search'])`);
}
