import { loadCalendar } from '../calendar/load-calendar.ts';
import type { Context } from '../identity/context.ts';
import type { Feed } from './feed.ts';
import type { Lacking } from './sources/index.ts';
import { mayBeQuiet, type Suspicion, sharedTitle, silenceOf, withSuspicion } from './suspicion.ts';
import { UpstreamItem } from './upstream-item.ts';

const RHYTHM_OF = 20;

/** A list as it was just read; `lacking` undefined: whether it was read whole is not known. */
interface ListRead {
  titles: readonly string[];
  lacking: Lacking | null | undefined;
  seenAt: Date;
}

/** What is odd about a feed now that its list was read with success; null: the list has not changed since. */
export async function suspectList(tx: Context, feed: Feed, list: ListRead | null): Promise<Suspicion[]> {
  const judged = list === null ? feed.suspicions : judgedBy(feed.suspicions, list);
  return withSuspicion(judged, 'QUIET', await quietness(tx, feed));
}

function judgedBy(present: readonly Suspicion[], { titles, lacking, seenAt }: ListRead): Suspicion[] {
  const since = seenAt.toISOString();
  const judged = withSuspicion(present, 'TITLES', equalTitles(titles, since));
  if (lacking === undefined) return judged;
  const [never, page] = lacking?.again ? [null, lacking] : [lacking, null];
  const parts = never ? { kind: 'PARTS' as const, since, problem: never.problem } : null;
  return withSuspicion(withSuspicion(judged, 'PARTS', parts), 'PAGES', owedPage(present, page, since));
}

function owedPage(present: readonly Suspicion[], page: Lacking | null, since: string): Suspicion | null {
  if (page === null) return null;
  const { reached } = page;
  if (page.isLong) return { kind: 'PAGES', since, problem: page.problem, polls: 0, reached };
  const polls = (present.find(({ kind }) => kind === 'PAGES')?.polls ?? 0) + 1;
  const problem = `列表${page.problem.replace(/。$/u, '')}；其后的条目可能尚未读到，每次读取都会再试。`;
  return { kind: 'PAGES', since, problem, polls, reached };
}

function equalTitles(titles: readonly string[], since: string): Suspicion | null {
  const title = sharedTitle(titles);
  if (title === null) return null;
  const problem = `列表中${titles.length}条标题全部相同（“${title.slice(0, 60)}”），上级网站可能已改版，请核对读取设置。`;
  return { kind: 'TITLES', since, problem };
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
