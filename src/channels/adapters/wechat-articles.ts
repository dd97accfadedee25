import type { Parcel } from './matter.ts';
import type { Receipt } from './outcome.ts';
import { askWechat } from './wechat-calls.ts';
import type { WechatDoor } from './wechat-settings.ts';

const NEWEST = 20;
const MOST_PAGES = 5;
const CLOCK_SLACK_MS = 300_000;

/** An article as the interface tells of it; only what is used. */
export interface News {
  title?: unknown;
  content?: unknown;
  content_source_url?: unknown;
  url?: unknown;
  is_deleted?: unknown;
}

/** An article among the published ones. */
interface Published extends Receipt {
  title: string;
}

/** Rule: the first article in what an answer tells; null where there is none. */
export function newsOf(holder: unknown): News | null {
  const { news_item: items } = (holder ?? {}) as { news_item?: unknown };
  return Array.isArray(items) && items.length > 0 ? (items[0] as News) : null;
}

function addressOf({ url }: News): string | null {
  const parsed = typeof url === 'string' ? URL.parse(url) : null;
  return parsed && /^https?:$/.test(parsed.protocol) ? parsed.href : null;
}

function publishedIn(items: Record<string, unknown>[], link: string): Published[] {
  return items.flatMap(({ article_id, content }) => {
    const news = newsOf(content);
    if (!news || news.is_deleted === true || news.content_source_url !== link) return [];
    return [{ remoteId: String(article_id), url: addressOf(news), title: String(news.title) }];
  });
}

/** The account's published articles of a content since an instant, newest first; null where they cannot be read. */
export async function articlesOf(link: string, since: Date, door: WechatDoor): Promise<Published[] | null> {
  const found: Published[] = [];
  for (let page = 0; page < MOST_PAGES; page++) {
    const asked = { offset: page * NEWEST, count: NEWEST, no_content: 1 };
    const answer = await askWechat(door, 'freepublish/batchget', asked);
    if (!answer.ok) return null;
    const items = Array.isArray(answer.body.item) ? answer.body.item : [];
    const from = since.getTime() - CLOCK_SLACK_MS;
    const recent = items.filter((item) => Number(item?.update_time) * 1_000 >= from);
    found.push(...publishedIn(recent, link));
    if (recent.length < NEWEST) break;
  }
  return found;
}

/** The article of a parcel among the published ones: of its title, leading to its page, no older than its edition; null where there is none, or several. */
export async function findArticle(parcel: Parcel, door: WechatDoor): Promise<Receipt | null> {
  const articles = (await articlesOf(parcel.link, parcel.edition.at, door)) ?? [];
  const [found, ...others] = articles.filter(({ title }) => title === parcel.rendition.title);
  return found && others.length === 0 ? { remoteId: found.remoteId, url: found.url } : null;
}
