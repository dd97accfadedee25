import { loadCalendar } from '../calendar/load-calendar.ts';
import type { Context } from '../identity/context.ts';
import type { Feed } from './feed.ts';
import { mayBeQuiet, type Suspicion, sharedTitle, silenceOf, withSuspicion } from './suspicion.ts';
import { UpstreamItem } from './upstream-item.ts';

const RHYTHM_OF = 20;

/** What is odd about a feed now that its list was read with success; `titles` null: the list has not changed since. */
export async function suspectList(
  tx: Context,
  feed: Feed,
  titles: readonly string[] | null,
): Promise<Suspicion[]> {
  const judged =
    titles === null ? feed.suspicions : withSuspicion(feed.suspicions, 'TITLES', equalTitles(tx, titles));
  return withSuspicion(judged, 'QUIET', await quietness(tx, feed));
}

function equalTitles(tx: Context, titles: readonly string[]): Suspicion | null {
  const title = sharedTitle(titles);
  if (title === null) return null;
  const problem = `列表中${titles.length}条标题全部相同（“${title.slice(0, 60)}”），上级网站可能已改版，请核对读取设置。`;
  return { kind: 'TITLES', since: tx.now().toISOString(), problem };
}

async function quietness(tx: Context, feed: Feed): Promise<Suspicion | null> {
  if (!mayBeQuiet(feed.lastNewAt, tx.now())) return null;
  const items = await tx.em.find(
    UpstreamItem,
    { feed: feed.id, publishedAt: { $ne: null } },
    { orderBy: { publishedAt: 'desc', id: 'desc' }, limit: RHYTHM_OF, fields: ['publishedAt'] },
  );
  const published = items.flatMap(({ publishedAt }) => publishedAt ?? []);
  const silence = silenceOf(published, tx.now(), await loadCalendar(tx.em));
  if (silence === null) return null;
  const problem = `已连续${silence}个工作日没有新内容，超出该来源一贯的发布节奏，请核对栏目是否已迁移。`;
  return { kind: 'QUIET', since: (published[0] ?? tx.now()).toISOString(), problem };
}
