import type { Matter, Parcel } from './matter.ts';
import type { Look, Outcome, Receipt } from './outcome.ts';
import { isOf, statusIn, WeiboFault, type WeiboStatus } from './weibo-answer.ts';
import { askWeibo, type WeiboDoor } from './weibo-calls.ts';
import { idOf, mid62 } from './weibo-mid.ts';

const ADDRESS = /https?:\/\/[\w.-]+[-\w$.+!*()/,:;@&=?~#%]*/gi;
const SHORT = /http:\/\/t\.cn\/\w+/g;
const NEWEST = '50';
/** short_url/expand takes so many at once. */
const MOST_SHORT = 20;
const CLOCK_SLACK_MS = 300_000;
const LATER_MS = 120_000;

/** Posts come back with their addresses shortened: what is left of the words. */
function wordsOf(text: string): string {
  return text.replace(ADDRESS, '').normalize('NFKC').replace(/\s+/gu, '');
}

/** What a post is known by, and where readers see it. */
export function receiptOf({ idstr, uid }: WeiboStatus, { settings }: WeiboDoor): Receipt {
  const url = uid ? `${settings.site.replace(/\/$/, '')}/${uid}/${mid62(idstr)}` : null;
  return { remoteId: idstr, url };
}

/** The id of the copy that stands there: as it was told, or from the address that a person entered; empty where neither is. */
export function idOfPost({ standing }: Parcel): string {
  const path = URL.parse(standing?.url ?? '')?.pathname ?? '';
  return standing?.remoteId ?? idOf(/\/\d{5,}\/(\w{6,})$/.exec(path)?.[1] ?? '');
}

async function expand(door: WeiboDoor, short: string[]): Promise<Map<string, string>> {
  const query = short.slice(0, MOST_SHORT).map((url) => ['url_short', url]);
  if (query.length === 0) return new Map();
  const answer = await askWeibo(door, 'short_url/expand.json', query);
  const urls = answer.ok && Array.isArray(answer.body.urls) ? answer.body.urls : [];
  return new Map(urls.map((one: Record<string, unknown>) => [String(one?.url_short), String(one?.url_long)]));
}

/** Those posts that lead to the content's own page. */
async function leadingTo(link: string, posts: WeiboStatus[], door: WeiboDoor): Promise<WeiboStatus[]> {
  const short = [...new Set(posts.flatMap(({ text }) => text.match(SHORT) ?? []))];
  const long = new Map<string, string>();
  for (let at = 0; at < short.length && at < 3 * MOST_SHORT; at += MOST_SHORT) {
    for (const [from, to] of await expand(door, short.slice(at, at + MOST_SHORT))) long.set(from, to);
  }
  const addresses = ({ text }: WeiboStatus) => text.match(ADDRESS) ?? [];
  return posts.filter((post) => addresses(post).some((url) => (long.get(url) ?? url) === link));
}

/** The account's own newest posts since the edition; null where they cannot be read. */
async function newestPosts(
  { edition }: Matter,
  door: WeiboDoor,
): Promise<{ posts: WeiboStatus[] } | { outcome: Outcome }> {
  const answer = await askWeibo(door, 'statuses/user_timeline.json', { count: NEWEST });
  if (!answer.ok) return { outcome: answer.outcome };
  const statuses = Array.isArray(answer.body.statuses) ? answer.body.statuses : [];
  const since = edition.at.getTime() - CLOCK_SLACK_MS;
  const read = statuses.map(statusIn).filter((post) => post !== null);
  return { posts: read.filter(({ createdAt }) => createdAt.getTime() >= since) };
}

/**
 * Looks for a parcel's post among the account's newest: one with its words that leads to its page. `accepted` where
 * there is one, else to be looked for again: that a post is not seen is no proof that it is not there.
 */
export async function findPost(parcel: Parcel, door: WeiboDoor): Promise<Outcome> {
  const newest = await newestPosts(parcel, door);
  if ('outcome' in newest) {
    return { kind: 'retry', detail: `the post could not be looked for: ${newest.outcome.detail}` };
  }
  const words = wordsOf(parcel.rendition.text);
  const alike = newest.posts.filter(({ text }) => wordsOf(text) === words);
  const [found, ...others] = await leadingTo(parcel.link, alike, door);
  if (found && others.length === 0) {
    return { kind: 'accepted', detail: 'the post was read back', receipt: receiptOf(found, door) };
  }
  const after = new Date(door.now.getTime() + LATER_MS);
  return { kind: 'retry', detail: 'the post is not among the newest of the account', after };
}

/** Posts that lead to the content's page, of any wording, since an instant long before the edition that takes them back. */
export async function findLeading(parcel: Parcel, door: WeiboDoor): Promise<WeiboStatus[] | null> {
  const newest = await newestPosts(
    { ...parcel, edition: { ...parcel.edition, at: parcel.publishedAt } },
    door,
  );
  return 'outcome' in newest ? null : leadingTo(parcel.link, newest.posts, door);
}

/** Reads a post back by its id, and compares its words with what was sent. */
export async function lookAtPost(parcel: Parcel, door: WeiboDoor): Promise<Look> {
  const id = idOfPost(parcel);
  if (!id) return { found: 'missing', detail: 'the id of the post is not known' };
  const answer = await askWeibo(door, 'statuses/show.json', { id });
  if (!answer.ok) {
    const isAbsent = isOf(answer, WeiboFault.ABSENT);
    return { found: 'missing', detail: isAbsent ? 'the post is no longer there' : answer.outcome.detail };
  }
  const post = statusIn(answer.body);
  if (post?.idstr !== id) return { found: 'missing', detail: 'the answer is no post' };
  const isSame = wordsOf(post.text) === wordsOf(parcel.rendition.text);
  if (isSame) return { found: 'landed', detail: 'the post shows what was sent' };
  return { found: 'altered', detail: 'the words of the post are not those that were sent' };
}
