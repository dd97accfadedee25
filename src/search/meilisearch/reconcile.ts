import type { Meilisearch } from 'meilisearch';
import type { Context } from '../../identity/context.ts';
import { awaitTask } from './await-task.ts';
import { documentNow, stampsNow } from './document.ts';

const PAGE = 1_000;
const BATCH = 200;

async function stampsThere(client: Meilisearch, uid: string): Promise<Map<string, string>> {
  const stamps = new Map<string, string>();
  for (let offset = 0; ; offset += PAGE) {
    const fields: ('id' | 'stamp')[] = ['id', 'stamp'];
    const { results } = await client
      .index<{ id: string; stamp: string }>(uid)
      .getDocuments({ fields, offset, limit: PAGE });
    for (const { id, stamp } of results) stamps.set(id, stamp);
    if (results.length < PAGE) return stamps;
  }
}

/** Compares an index with what search looks in and repairs it; tells how many documents were not as they should be. */
export async function reconcileIndex(ctx: Context, client: Meilisearch, uid: string): Promise<number> {
  const em = ctx.em.fork();
  const [there, now] = [await stampsThere(client, uid), await stampsNow(em)];
  const stale = [...now].filter(([id, stamp]) => there.get(id) !== stamp).map(([id]) => id);
  const stray = [...there.keys()].filter((id) => !now.has(id));
  const index = client.index(uid);
  for (let nth = 0; nth < stray.length; nth += PAGE)
    await awaitTask(index.deleteDocuments(stray.slice(nth, nth + PAGE)));
  for (let nth = 0; nth < stale.length; nth += BATCH) {
    const read = await Promise.all(stale.slice(nth, nth + BATCH).map((id) => documentNow(ctx.em.fork(), id)));
    const documents = read.filter((document) => document !== null);
    if (documents.length > 0) await awaitTask(index.addDocuments(documents));
  }
  const gone = new Set([...there.keys(), ...stale]).difference(new Set((await stampsNow(em)).keys()));
  if (gone.size > stray.length) await awaitTask(index.deleteDocuments([...gone]));
  return stale.length + stray.length;
}
