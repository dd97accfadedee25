import type { CodedAnswer } from './coded-answer.ts';
import type { Parcel } from './matter.ts';
import type { Outcome } from './outcome.ts';
import { harmless, isOf, WechatFault } from './wechat-answer.ts';
import { askWechat } from './wechat-calls.ts';
import { authorOf, digestOf } from './wechat-fit.ts';
import { withPictures } from './wechat-html.ts';
import { type Ready, readyCover, readyPictures } from './wechat-pictures.ts';
import type { WechatDoor } from './wechat-settings.ts';
import type { KeptStep } from './wechat-step.ts';

/** Another try has gone on in place of this one. */
export const OVERTAKEN: Outcome = { kind: 'retry', detail: 'another try has taken this one over' };

const COMMENTS = { none: [0, 0], fans: [1, 1], all: [1, 0] } as const;

type Article = Record<string, unknown>;

function articleOf(parcel: Parcel, door: WechatDoor, content: string): Article {
  const { settings } = door;
  const [open, fansOnly] = COMMENTS[settings.comments];
  return {
    article_type: 'news',
    title: parcel.rendition.title,
    author: authorOf(parcel, settings),
    digest: digestOf(parcel, parcel.rendition, settings),
    content,
    content_source_url: parcel.link,
    need_open_comment: open,
    only_fans_can_comment: fansOnly,
  };
}

/** Adds the draft, or changes the one that is there; a cover that is no longer in the library is uploaded anew, once. */
async function save(
  parcel: Parcel,
  door: WechatDoor,
  article: Article,
  mediaId?: string,
): Promise<CodedAnswer | { ok: false; outcome: Outcome }> {
  const put = (thumb: string) => {
    const whole = { ...article, thumb_media_id: thumb };
    if (!mediaId) return askWechat(door, 'draft/add', { articles: [whole] });
    return askWechat(door, 'draft/update', { media_id: mediaId, index: 0, articles: whole });
  };
  const cover = await readyCover(parcel, door);
  if (!cover.ok) return cover;
  const answer = await put(cover.value);
  if (!isOf(answer, WechatFault.ABSENT)) return answer;
  const fresh = await readyCover(parcel, door, true);
  return fresh.ok ? put(fresh.value) : fresh;
}

/** A draft that was added by a try whose answer was lost. */
async function lostDraft(parcel: Parcel, door: WechatDoor): Promise<string | undefined> {
  const answer = await askWechat(door, 'draft/batchget', { offset: 0, count: 20, no_content: 1 });
  const items = answer.ok && Array.isArray(answer.body.item) ? answer.body.item : [];
  const found = items.find((item) => {
    const [news] = item?.content?.news_item ?? [];
    return news?.content_source_url === parcel.link && news?.title === parcel.rendition.title;
  });
  return typeof found?.media_id === 'string' ? found.media_id : undefined;
}

async function presentDraft(
  parcel: Parcel,
  door: WechatDoor,
  { step }: KeptStep,
): Promise<Ready<string | undefined>> {
  if (!step.mediaId) {
    return { ok: true, value: step.draftingAt ? await lostDraft(parcel, door) : undefined };
  }
  const answer = await askWechat(door, 'draft/get', { media_id: step.mediaId });
  if (answer.ok) return { ok: true, value: step.mediaId };
  if (isOf(answer, WechatFault.ABSENT)) return { ok: true, value: undefined };
  return { ok: false, outcome: harmless(answer) };
}

/** What is to be written into the draft, its pictures uploaded. */
async function readyArticle(parcel: Parcel, door: WechatDoor): Promise<Ready<Article>> {
  const html = parcel.rendition.html ?? '';
  const pictures = await readyPictures(html, door);
  if (!pictures.ok) return pictures;
  return { ok: true, value: articleOf(parcel, door, withPictures(html, pictures.value)) };
}

function idIn(answer: Awaited<ReturnType<typeof save>>, present: string | undefined): Ready<string> {
  if (!answer.ok) return { ok: false, outcome: 'code' in answer ? harmless(answer) : answer.outcome };
  const id = present ?? answer.body.media_id;
  if (typeof id === 'string' && id !== '') return { ok: true, value: id };
  return { ok: false, outcome: { kind: 'retry', detail: 'the answer names no draft' } };
}

/**
 * The draft of a parcel in the draft box: the one of an earlier try, brought to what was approved in case a person has
 * changed it, or a new one.
 */
export async function readyDraft(parcel: Parcel, door: WechatDoor, kept: KeptStep): Promise<Ready<string>> {
  const article = await readyArticle(parcel, door);
  if (!article.ok) return article;
  const present = await presentDraft(parcel, door, kept);
  if (!present.ok) return present;
  const { failed } = kept.step;
  const overtaken = { ok: false, outcome: OVERTAKEN } as const;
  const drafting = { failed, mediaId: present.value, draftingAt: door.now.toISOString() };
  if (!(await kept.write(drafting))) return overtaken;
  const draft = idIn(await save(parcel, door, article.value, present.value), present.value);
  if (!draft.ok) return draft;
  return (await kept.write({ failed, mediaId: draft.value })) ? draft : overtaken;
}
