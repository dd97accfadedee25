import type { Parcel } from './matter.ts';
import { type Outcome, waitOf } from './outcome.ts';
import { findArticle } from './wechat-articles.ts';
import { askWechat } from './wechat-calls.ts';
import { resultOf } from './wechat-result.ts';
import type { WechatDoor } from './wechat-settings.ts';
import { KeptStep } from './wechat-step.ts';

const LATER_MS = 120_000;
/** A draft that is still in the box so long after it was submitted has not been taken. */
const PROOF_MS = 600_000;
/** WeChat knows a clientmsgid again for a day. */
const KNOWN_MS = 23 * 3_600_000;

const notSeen = (door: WechatDoor, detail: string): Outcome => ({
  kind: 'retry',
  detail,
  after: new Date(door.now.getTime() + LATER_MS),
});

/** Says that nothing was posted, unless a try that was thought dead goes on meanwhile. */
async function absent(kept: KeptStep, door: WechatDoor, detail: string): Promise<Outcome> {
  const { failed, mediaId, draftingAt } = kept.step;
  const isCertain = await kept.write({ failed, mediaId, draftingAt });
  return isCertain ? { kind: 'retry', detail, absent: true } : notSeen(door, 'a try is still going on');
}

async function isInBox(mediaId: string | undefined, door: WechatDoor): Promise<boolean> {
  if (!mediaId) return false;
  return (await askWechat(door, 'draft/get', { media_id: mediaId })).ok;
}

/**
 * Looks for what became of a parcel whose answer was lost. What was never submitted, or lies in the draft box long
 * after, was not posted; what was accepted is asked for under its ticket; a published article is known by its title
 * and its link.
 */
export async function findWechat(parcel: Parcel, door: WechatDoor): Promise<Outcome> {
  const kept = await KeptStep.open(door, parcel);
  const { ticket, submittingAt, mediaId } = kept.step;
  if (ticket) {
    const receipt = { remoteId: null, url: null };
    return {
      kind: 'accepted',
      detail: 'WeChat had accepted it',
      receipt,
      pending: { ticket, after: door.now },
    };
  }
  if (!submittingAt) return absent(kept, door, 'the article was not submitted');
  const ago = door.now.getTime() - new Date(submittingAt).getTime();
  if (door.settings.mode === 'mass') {
    if (ago < KNOWN_MS) return absent(kept, door, 'WeChat will know the message again');
    return notSeen(door, 'WeChat no longer knows the message again');
  }
  const receipt = await findArticle(parcel, door);
  if (receipt) return { kind: 'accepted', detail: 'the article was read back', receipt };
  if (ago >= PROOF_MS && (await isInBox(mediaId, door))) {
    return absent(kept, door, 'the draft is still in the draft box');
  }
  return notSeen(door, 'the article is not among the published ones');
}

/** What became of a task that was accepted, when it is to be sent all the same: null where it came to nothing. */
export async function standingTask(ticket: string, door: WechatDoor): Promise<Outcome | null> {
  const outcome = await resultOf(ticket, door);
  if (outcome.kind === 'refused') return null;
  if (outcome.kind === 'accepted') return { ...outcome, kind: 'there' };
  const receipt = { remoteId: null, url: null };
  const after = waitOf(outcome) ?? door.now;
  return { kind: 'accepted', detail: 'WeChat had accepted it', receipt, pending: { ticket, after } };
}
