import { accountOf, type SimulatedAccount } from './weibo-account.ts';
import { readWeibo, toldOf } from './weibo-reading.ts';
import {
  freshWeibo,
  refuseByCode,
  type SimulatedAnswer,
  type SimulatedPost,
  type SimulatedRequest,
  type WeiboFault,
  type WeiboState,
} from './weibo-state.ts';
import { addressesIn, codeOfPicture, codeOfStatus } from './weibo-status-rules.ts';

const MOST_POSTS = 500;
const MOST_PICTURES = 6;
const MOST_AN_HOUR = 60;
const HOUR_MS = 3_600_000;
const FIRST_ID = 5_000_000_000_000_000;

const bare = (text: string) => text.replace(/\s+/gu, '');

/** A Weibo for rehearsals, as strict as the interface's pages say: tokens, safe domain, length, topics, pictures, repetitions, quota. */
export class WeiboSimulator {
  readonly #state: WeiboState;
  readonly #now: () => Date;

  constructor(now: () => Date, state: WeiboState = freshWeibo()) {
    this.#now = now;
    this.#state = state;
  }

  /** Newest first. */
  get posts(): SimulatedPost[] {
    return this.#state.posts;
  }

  /** What befalls the next requests that post or delete, in order. */
  get faults(): WeiboFault[] {
    return this.#state.faults;
  }

  /** Answers a request of the interface, `path` beginning after `/2/`. */
  answer(request: SimulatedRequest): SimulatedAnswer {
    const account = accountOf(request.token);
    if (typeof account === 'number') return refuseByCode(request, account);
    if (/^statuses\/(share|destroy)\.json$/.test(request.path)) return this.#write(request, account);
    return readWeibo(this.#state, request, account.uid);
  }

  #write(request: SimulatedRequest, account: SimulatedAccount): SimulatedAnswer {
    const fault = this.faults.shift();
    if (fault === 20_032) this.#carryOut(request, account);
    if (typeof fault === 'number') return refuseByCode(request, fault);
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
    if (code > 0) return refuseByCode(request, code);
    const status = request.fields.get('status') ?? '';
    const id = String(FIRST_ID + 7_919 * ++this.#state.made);
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
    // Pictures of older posts are forgotten, so that what is kept stays small.
    for (const old of this.posts.slice(MOST_PICTURES)) old.picture = null;
    return { status: 200, body: toldOf(post) };
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
    if (!post) return refuseByCode(request, 20101);
    if (post.account.uid !== uid) return refuseByCode(request, 20102);
    this.posts.splice(at, 1);
    return { status: 200, body: toldOf(post) };
  }

  #shortened(status: string): string {
    return addressesIn(status).reduce((text, address) => {
      if (address.startsWith('http://t.cn')) return text;
      const short = `http://t.cn/A${(this.#state.long.size + 1).toString(36).padStart(6, '0')}`;
      this.#state.long.set(short, address);
      return text.replace(address, () => short);
    }, status);
  }
}
