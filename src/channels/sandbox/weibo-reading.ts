import {
  refuseByCode,
  type SimulatedAnswer,
  type SimulatedPost,
  type SimulatedRequest,
  type WeiboState,
} from './weibo-state.ts';

const HOUR_MS = 3_600_000;

/** As Weibo writes instants: Wed Oct 24 23:49:17 +0800 2012. */
function createdAt(at: Date): string {
  const there = new Date(at.getTime() + 8 * HOUR_MS).toUTCString();
  const [day = '', date, month, year, time] = there.split(' ');
  return `${day.replace(',', '')} ${month} ${date} ${time} +0800 ${year}`;
}

/** A post as the interface tells of it. */
export function toldOf({ id, text, at, account, picture }: SimulatedPost): object {
  const user = { id: Number(account.uid), idstr: account.uid, screen_name: account.name };
  const created = createdAt(at);
  return {
    created_at: created,
    id: Number(id),
    mid: id,
    idstr: id,
    text,
    user,
    pic_urls: picture ? [{}] : [],
  };
}

/** Answers what only reads: one post, an account's newest, and what shortened addresses stand for. */
export function readWeibo(state: WeiboState, request: SimulatedRequest, uid: string): SimulatedAnswer {
  const { path, fields } = request;
  if (path === 'statuses/show.json') {
    const post = state.posts.find(({ id }) => id === fields.get('id'));
    return post ? { status: 200, body: toldOf(post) } : refuseByCode(request, 20101);
  }
  if (path === 'statuses/user_timeline.json') {
    const own = state.posts.filter(({ account }) => account.uid === uid);
    const count = Math.min(100, Number(fields.get('count') ?? 20) || 20);
    return { status: 200, body: { statuses: own.slice(0, count).map(toldOf) } };
  }
  if (path !== 'short_url/expand.json') return { status: 404, body: {} };
  const asked = fields.getAll('url_short').slice(0, 20);
  const urls = asked.map((url_short) => ({ url_short, url_long: state.long.get(url_short) ?? '' }));
  return { status: 200, body: { urls } };
}
