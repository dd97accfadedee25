// Weibo: https://open.weibo.com/wiki/2/statuses/share and https://open.weibo.com/wiki/Error_code
import type { Adapter } from './adapter.ts';
import { type CodedFailure, isLost } from './coded-answer.ts';
import type { Parcel } from './matter.ts';
import type { Notice, Outcome } from './outcome.ts';
import { isOf, statusIn, WeiboFault } from './weibo-answer.ts';
import { postWeibo, share, type WeiboDoor } from './weibo-calls.ts';
import { fitWeibo } from './weibo-fit.ts';
import { pictureOf } from './weibo-picture.ts';
import { findLeading, findPost, idOfPost, lookAtPost, receiptOf } from './weibo-read-back.ts';
import { isOnDomain, type WeiboSettings, weiboSettings } from './weibo-settings.ts';

const PENDING_MS = 120_000;
const NOTICE_MS = 3 * 86_400_000;

/** There is no ticket of Weibo's: what is asked for later is the post itself. */
const TICKET = 'read-back';

const later = (door: WeiboDoor, ms: number) => ({ ticket: TICKET, after: new Date(door.now.getTime() + ms) });

/** What cannot be posted is not sent there to be told so. */
function refusedHere({ rendition, link }: Parcel, { settings }: WeiboDoor): Outcome | null {
  if (!rendition.text.includes(link) || !isOnDomain(link, settings.boundDomain)) {
    return { kind: 'refused', detail: `the post must link to a page on ${settings.boundDomain}` };
  }
  const [problem] = rendition.problems;
  return problem ? { kind: 'refused', detail: problem } : null;
}

/** What is there already is read back; where it cannot be told, the hub looks again later, and a person is asked. */
async function doubt(parcel: Parcel, door: WeiboDoor, detail: string): Promise<Outcome> {
  const found = await findPost(parcel, door);
  if (found.kind !== 'accepted') return { kind: 'unsure', detail };
  return { kind: 'there', detail: `${detail}; ${found.detail}`, receipt: found.receipt };
}

async function ofFailure(answer: CodedFailure, parcel: Parcel, door: WeiboDoor): Promise<Outcome> {
  const { outcome } = answer;
  const { detail } = outcome;
  if (isOf(answer, WeiboFault.PENDING)) {
    const receipt = { remoteId: null, url: null };
    return { kind: 'accepted', detail, receipt, pending: later(door, PENDING_MS) };
  }
  if (isOf(answer, WeiboFault.DUPLICATE)) return doubt(parcel, door, detail);
  return isLost(answer) ? { kind: 'unsure', detail } : outcome;
}

async function send(parcel: Parcel, door: WeiboDoor): Promise<Outcome> {
  const refused = refusedHere(parcel, door);
  if (refused) return refused;
  const picture = await pictureOf(parcel, door);
  const answer = await share(door, parcel, picture);
  if (!answer.ok) return ofFailure(answer, parcel, door);
  const post = statusIn(answer.body);
  const detail = picture ? 'posted with a picture' : 'posted';
  if (post) return { kind: 'accepted', detail, receipt: receiptOf(post, door), requestId: post.idstr };
  return { kind: 'unsure', detail: 'the answer names no post' };
}

async function destroy(id: string, door: WeiboDoor): Promise<Outcome> {
  const answer = await postWeibo(door, 'statuses/destroy.json', { id });
  if (answer.ok)
    return { kind: 'accepted', detail: 'the post was deleted', receipt: { remoteId: id, url: null } };
  if (isOf(answer, WeiboFault.ABSENT)) return { kind: 'there', detail: 'the post was gone already' };
  return answer.outcome;
}

/** A post whose id was never learnt is looked for by the page it leads to; one that cannot be told apart is a person's to delete. */
async function retract(parcel: Parcel, door: WeiboDoor): Promise<Outcome> {
  const id = idOfPost(parcel);
  if (id) return destroy(id, door);
  const found = await findLeading(parcel, door);
  if (found === null) return { kind: 'retry', detail: 'the posts of the account could not be read' };
  const [only, ...others] = found;
  if (only && others.length === 0) return destroy(only.idstr, door);
  const words = only ? 'several posts lead to the page' : 'no post that leads to the page is seen';
  return { kind: 'refused', detail: `${words}; a person must look, and delete it where it is` };
}

/** A person is asked to authorise anew three days before the token expires, and the channel stands still once it has. */
async function check({ settings: { expiresAt }, now }: WeiboDoor): Promise<Outcome | Notice | null> {
  if (!expiresAt) return null;
  const left = new Date(expiresAt).getTime() - now.getTime();
  if (left <= 0) return { kind: 'reauthorise', detail: `the token expired at ${expiresAt}` };
  return left <= NOTICE_MS ? { kind: 'notice', detail: `the token expires at ${expiresAt}` } : null;
}

/**
 * An account on Weibo: a post for each edition, with its link and a picture; a correction is a post of its own, and a
 * withdrawal deletes. Weibo knows no idempotency key: what may have been posted is read back and never posted again.
 */
export const weibo: Adapter<WeiboSettings> = {
  settings: weiboSettings,
  secrets: ['accessToken'],
  address: ({ api }) => api,
  idempotent: false,
  adjustable: true,
  fit: fitWeibo,
  send,
  retract,
  result: (_ticket, parcel, door) => findPost(parcel, door),
  find: findPost,
  probe: lookAtPost,
  check,
};
