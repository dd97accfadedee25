import { accountOf, type SimulatedAccount } from './weibo-account.ts';
import { WEIBO_ERRORS } from './weibo-errors.ts';
import { addressesIn, codeOfPicture, codeOfStatus } from './weibo-status-rules.ts';

/** What can befall a request that posts or deletes: a code of Weibo's, a status of HTTP, or a lost answer. */
export type WeiboFault = number | '500' | '503' | '429' | 'hang' | 'cut' | 'half-open';

/** A post of the simulated Weibo. */
export interface SimulatedPost {
  id: string;
  account: SimulatedAccount;
  /** As it was sent. */
  status: string;
  /** As readers see it, its addresses shortened. */
  text: string;
  at: Date;
  picture: Uint8Array | null;
}

/** What is answered: JSON with an HTTP status, or an answer that is lost on the way. */
export interface SimulatedAnswer {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
  lost?: 'hang' | 'cut' | 'half-open';
}

/** A request as the simulator sees it. */
export interface SimulatedRequest {
  path: string;
  token: string | null;
  fields: URLSearchParams;
  picture: Uint8Array | null;
}

const MOST_POSTS = 500;
const MOST_AN_HOUR = 60;
const HOUR_MS = 3_600_000;
const FIRST_ID = 5_000_000_000_000_000;

/** As Weibo writes instants: Wed Oct 24 23:49:17 +0800 2012. */
function createdAt(at: Date): string {
  const there = new Date(at.getTime() + 8 * HOUR_MS).toUTCString();
  const [day = '', date, month, year, time] = there.split(' ');
  return `${day.replace(',', '')} ${month} ${date} ${time} +0800 ${year}`;
}

const bare = (text: string) => text.replace(/\s+/gu, '');

/** A Weibo in memory, as strict as the interface's pages say: tokens, safe domain, length, topics, pictures, repetitions, quota. */
export class WeiboSimulator {
  /** Newest first. */
  readonly posts: SimulatedPost[] = [];
  /** What befalls the next requests that post or delete, in order. */
  readonly faults: WeiboFault[] = [];
  readonly #long = new Map<string, string>();
  readonly #now: () => Date;
  #made = 0;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** Answers a request of the interface, `path` beginning after `/2/`. */
  answer(request: SimulatedRequest): SimulatedAnswer {
    const account = accountOf(request.token);
    if (typeof account === 'number') return this.#refuse(request, account);
    if (/^statuses\/(share|destroy)\.json$/.test(request.path)) return this.#write(request, account);
    return this.#read(request, account);
  }

  #refuse({ path }: SimulatedRequest, code: number): SimulatedAnswer {
    const body = { request: `/2/${path}`, error_code: code, error: WEIBO_ERRORS[code] ?? 'Unknown error' };
    return { status: code > 21_000 || code === 10_014 ? 403 : 400, body };
  }

  #write(request: SimulatedRequest, account: SimulatedAccount): SimulatedAnswer {
    const fault = this.faults.shift();
    if (fault === 20_032) this.#carryOut(request, account);
    if (typeof fault === 'number') return this.#refuse(request, fault);
    if (fault === '429') return { status: 429, body: {}, headers: { 'retry-after': '120' } };
    if (fault === '500' || fault === '503') return { status: Number(fault), body: {} };
    const answer = this.#carryOut(request, account);
    return fault ? { ...answer, lost: fault } : answer;
  }

  #carryOut(request: SimulatedRequest, account: SimulatedAccount): SimulatedAnswer {
    return request.path.includes('destroy') ? this.#destroy(request, account) : this.#share(request, account);
  }

  #share(request: SimulatedRequest, account: SimulatedAccount): SimulatedAnswer {
    const code = this.#codeOf(request, account);
    if (code > 0) return this.#refuse(request, code);
    const status = request.fields.get('status') ?? '';
    const id = String(FIRST_ID + 7_919 * ++this.#made);
    const post = {
      id,
      account,
      status,
      text: this.#shortened(status),
      at: this.#now(),
      picture: request.picture,
    };
    this.posts.unshift(post);
    this.posts.length = Math.min(this.posts.length, MOST_POSTS);
    return { status: 200, body: this.#told(post) };
  }

  #codeOf({ fields, picture }: SimulatedRequest, { uid, domain }: SimulatedAccount): number {
    const status = fields.get('status');
    if (status === null || !fields.get('rip')) return 10016;
    const wrong = codeOfStatus(status, domain) || (picture ? codeOfPicture(picture) : 0);
    if (wrong > 0) return wrong;
    const own = this.posts.filter((post) => post.account.uid === uid);
    if (own.some((post) => post.status === status)) return 20019;
    if (own.some((post) => bare(post.status) === bare(status))) return 20017;
    const recent = own.filter((post) => this.#now().getTime() - post.at.getTime() < HOUR_MS);
    return recent.length >= MOST_AN_HOUR ? 20016 : 0;
  }

  #destroy(request: SimulatedRequest, { uid }: SimulatedAccount): SimulatedAnswer {
    const at = this.posts.findIndex(({ id }) => id === request.fields.get('id'));
    const post = this.posts[at];
    if (!post) return this.#refuse(request, 20101);
    if (post.account.uid !== uid) return this.#refuse(request, 20102);
    this.posts.splice(at, 1);
    return { status: 200, body: this.#told(post) };
  }

  #read(request: SimulatedRequest, { uid }: SimulatedAccount): SimulatedAnswer {
    const { path, fields } = request;
    if (path === 'statuses/show.json') {
      const post = this.posts.find(({ id }) => id === fields.get('id'));
      return post ? { status: 200, body: this.#told(post) } : this.#refuse(request, 20101);
    }
    if (path === 'statuses/user_timeline.json') {
      const own = this.posts.filter(({ account }) => account.uid === uid);
      const count = Math.min(100, Number(fields.get('count') ?? 20) || 20);
      return { status: 200, body: { statuses: own.slice(0, count).map((post) => this.#told(post)) } };
    }
    if (path !== 'short_url/expand.json') return { status: 404, body: {} };
    const asked = fields.getAll('url_short').slice(0, 20);
    const urls = asked.map((url_short) => ({ url_short, url_long: this.#long.get(url_short) ?? '' }));
    return { status: 200, body: { urls } };
  }

  #shortened(status: string): string {
    return addressesIn(status).reduce((text, address) => {
      if (address.startsWith('http://t.cn')) return text;
      const short = `http://t.cn/A${(this.#long.size + 1).toString(36).padStart(6, '0')}`;
      this.#long.set(short, address);
      return text.replace(address, () => short);
    }, status);
  }

  #told({ id, text, at, account, picture }: SimulatedPost): object {
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
}
