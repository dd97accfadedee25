import { type CodedAnswer, isLost } from './coded-answer.ts';
import type { Parcel } from './matter.ts';
import type { Outcome } from './outcome.ts';
import { isOf, WechatFault } from './wechat-answer.ts';
import { findArticle } from './wechat-articles.ts';
import { askWechat } from './wechat-calls.ts';
import { OVERTAKEN, readyDraft } from './wechat-draft.ts';
import { stopsOf } from './wechat-fit.ts';
import { standingTask } from './wechat-read-back.ts';
import { partsOfTicket, ticketOf } from './wechat-result.ts';
import type { WechatDoor } from './wechat-settings.ts';
import { KeptStep } from './wechat-step.ts';

/** When the result is first asked for; where it is told by a call, that comes first. */
const [PUBLISHED_MS, SENT_MS, TOLD_MS] = [10_000, 60_000, 300_000];

/** WeChat refuses a longer clientmsgid. */
function messageId({ deliveryId, round }: Parcel, failed = 0): string {
  return `${deliveryId}-${round}-${failed}`.slice(0, 64);
}

function submit(parcel: Parcel, door: WechatDoor, kept: KeptStep, mediaId: string): Promise<CodedAnswer> {
  const { mode, tagId } = door.settings;
  if (mode === 'publish') return askWechat(door, 'freepublish/submit', { media_id: mediaId });
  return askWechat(door, 'message/mass/sendall', {
    filter: tagId === undefined ? { is_to_all: true } : { is_to_all: false, tag_id: tagId },
    mpnews: { media_id: mediaId },
    msgtype: 'mpnews',
    send_ignore_reprint: 1,
    clientmsgid: messageId(parcel, kept.step.failed),
  });
}

function firstAsk({ settings, now }: WechatDoor): Date {
  const isTold = Boolean(settings.callbackToken && settings.encodingAesKey);
  const wait = settings.mode === 'publish' ? PUBLISHED_MS : SENT_MS;
  return new Date(now.getTime() + (isTold && settings.mode === 'mass' ? TOLD_MS : wait));
}

/** The ticket that an answer gives: of the task that was accepted, or of the one that had been before. */
function ticketIn(answer: CodedAnswer, { settings }: WechatDoor): string | null {
  if (!answer.ok && !isOf(answer, WechatFault.SENT)) return null;
  const { publish_id, msg_id, msgid } = answer.body;
  return settings.mode === 'publish' ? ticketOf('publish', publish_id) : ticketOf('mass', msg_id ?? msgid);
}

async function concluded(answer: CodedAnswer, door: WechatDoor, kept: KeptStep): Promise<Outcome> {
  const { step } = kept;
  const ticket = ticketIn(answer, door);
  if (ticket) {
    await kept.write({ failed: step.failed, mediaId: step.mediaId, ticket });
    const receipt = { remoteId: null, url: null };
    const detail = answer.ok ? 'accepted by WeChat' : 'WeChat had it already';
    return {
      kind: 'accepted',
      detail,
      receipt,
      requestId: partsOfTicket(ticket).id,
      pending: { ticket, after: firstAsk(door) },
    };
  }
  if (answer.ok) return { kind: 'unsure', detail: 'the answer names no task' };
  if (isLost(answer) || isOf(answer, WechatFault.SENT))
    return { kind: 'unsure', detail: answer.outcome.detail };
  await kept.write({ failed: step.failed, mediaId: step.mediaId });
  return answer.outcome;
}

async function publish(parcel: Parcel, door: WechatDoor, kept: KeptStep): Promise<Outcome> {
  const former = kept.step.mediaId;
  const draft = await readyDraft(parcel, door, kept);
  if (!draft.ok) return draft.outcome;
  const submitting = { ...kept.step, submittingAt: door.now.toISOString() };
  // From here on it may be there: whoever comes later reads that first.
  if (!(await kept.write(submitting))) return OVERTAKEN;
  const answer = await submit(parcel, door, kept, draft.value);
  const outcome = await concluded(answer, door, kept);
  // Its draft had left the box with it: the one that was made since must not lie there for somebody to post by hand.
  const isSurplus = isOf(answer, WechatFault.SENT) && draft.value !== former;
  if (isSurplus) await askWechat(door, 'draft/delete', { media_id: draft.value });
  return outcome;
}

/** What an earlier try brought about; null where the article is to be posted. */
async function before(parcel: Parcel, door: WechatDoor, kept: KeptStep): Promise<Outcome | null> {
  const { ticket, submittingAt, mediaId, failed = 0 } = kept.step;
  if (ticket) {
    const standing = await standingTask(ticket, door);
    if (standing) return standing;
    return (await kept.write({ mediaId, failed: failed + 1 })) ? null : OVERTAKEN;
  }
  if (!submittingAt || door.settings.mode === 'mass') return null;
  const receipt = await findArticle(parcel, door);
  return receipt && { kind: 'there', detail: 'the article was read back', receipt };
}

/**
 * Posts an article: pictures and cover first, then the draft, then the submission that may be made but once. Each step
 * is remembered before the next, so that a try that died is gone on with, and no article is posted twice.
 */
export async function sendWechat(parcel: Parcel, door: WechatDoor): Promise<Outcome> {
  const [stop] = stopsOf(parcel.rendition, door.settings);
  if (stop) return { kind: 'refused', detail: stop };
  const kept = await KeptStep.open(door, parcel);
  return (await before(parcel, door, kept)) ?? publish(parcel, door, kept);
}
