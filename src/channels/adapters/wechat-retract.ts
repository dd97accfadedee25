import type { CodedAnswer } from './coded-answer.ts';
import type { Parcel } from './matter.ts';
import type { Outcome } from './outcome.ts';
import { harmless, isOf, WechatFault } from './wechat-answer.ts';
import { articlesOf } from './wechat-articles.ts';
import { askWechat } from './wechat-calls.ts';
import { partsOfTicket, resultOf } from './wechat-result.ts';
import type { WechatDoor } from './wechat-settings.ts';
import { KeptStep } from './wechat-step.ts';

const GONE: Outcome = { kind: 'there', detail: 'the article was gone already' };

async function isDeleted(id: string, door: WechatDoor): Promise<boolean> {
  const answer = await askWechat(door, 'freepublish/getarticle', { article_id: id });
  if (!answer.ok) return isOf(answer, WechatFault.ABSENT);
  const [news] = Array.isArray(answer.body.news_item) ? answer.body.news_item : [];
  return news?.is_deleted === true;
}

function deleted(answer: CodedAnswer, remoteId: string): Outcome {
  if (answer.ok)
    return { kind: 'accepted', detail: 'the article was deleted', receipt: { remoteId, url: null } };
  return isOf(answer, WechatFault.ABSENT) ? GONE : harmless(answer);
}

async function destroy(id: string, door: WechatDoor): Promise<Outcome> {
  if (id.startsWith('mass:')) {
    const message = { msg_id: partsOfTicket(id).id, article_idx: 0 };
    return deleted(await askWechat(door, 'message/mass/delete', message), id);
  }
  const answer = await askWechat(door, 'freepublish/delete', { article_id: id, index: 0 });
  const outcome = deleted(answer, id);
  return outcome.kind === 'refused' && (await isDeleted(id, door)) ? GONE : outcome;
}

/** The id of the article that a task brought about; an outcome where it did not, or not yet. */
async function idOfTask(ticket: string, door: WechatDoor): Promise<string | Outcome> {
  const result = await resultOf(ticket, door);
  if (result.kind === 'refused') return GONE;
  if (result.kind !== 'accepted') return result;
  return result.receipt.remoteId ?? { kind: 'refused', detail: 'WeChat does not name the article' };
}

/** The only article that leads to the page; where none or several do, a person must look. */
async function idByLink({ link, publishedAt }: Parcel, door: WechatDoor): Promise<string | Outcome> {
  const articles = await articlesOf(link, publishedAt, door);
  if (articles === null) return { kind: 'retry', detail: 'the articles of the account could not be read' };
  const [only, ...others] = articles;
  if (only?.remoteId && others.length === 0) return only.remoteId;
  const words = only ? 'several articles lead to the page' : 'no article that leads to the page is seen';
  return { kind: 'refused', detail: `${words}; a person must look, and delete it where it is` };
}

/** The draft of what is withdrawn must not be left for somebody to publish by hand. */
async function dropDraft({ step }: KeptStep, door: WechatDoor): Promise<void> {
  if (step.mediaId) await askWechat(door, 'draft/delete', { media_id: step.mediaId });
}

/** Takes an article back: deletes it for good, and its draft where one is left. Safe to repeat. */
export async function retractWechat(parcel: Parcel, door: WechatDoor): Promise<Outcome> {
  const { standing } = parcel;
  const kept = await KeptStep.open(door, parcel);
  await dropDraft(kept, door);
  if (standing?.remoteId) return destroy(standing.remoteId, door);
  const ticket = kept.step.ticket ?? (isOwn(standing?.ticket) ? standing?.ticket : null);
  if (!ticket && !kept.step.submittingAt && kept.step.mediaId) return GONE;
  const id = ticket ? await idOfTask(ticket, door) : await idByLink(parcel, door);
  return typeof id === 'string' ? destroy(id, door) : id;
}

/** The hub has a ticket of its own for what is looked for. */
function isOwn(ticket: string | null | undefined): boolean {
  return /^(publish|mass):/.test(ticket ?? '');
}
