import { createHash } from 'node:crypto';
import { codeOfArticle, codeOfUpload, filtered, pictureType } from './wechat-article-rules.ts';
import {
  byCode,
  type SimulatedArticle,
  type SimulatedDraft,
  type WechatAnswered,
  type WechatRequest,
  type WechatState,
} from './wechat-state.ts';

const MOST_DRAFTS = 200;
const MOST_ARTICLES = 8;
/** Bytes of pictures that are remembered; older ones are forgotten. */
const MOST_BYTES = 32 * 1024 * 1024;

/** What one call needs: the state, the request, whose account it is, and when it comes. */
export interface WechatCall {
  state: WechatState;
  request: WechatRequest;
  appId: string;
  now: Date;
}

/** A new id of the simulator's. */
export function nextId(state: WechatState, prefix: string): string {
  state.made += 1;
  return `${prefix}${String(2_247_483_000 + state.made)}`;
}

function keepPicture(state: WechatState, bytes: Uint8Array): string {
  const name = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
  state.pictures.set(name, { bytes, type: pictureType(bytes) ?? 'image/png' });
  let sum = [...state.pictures.values()].reduce((all, one) => all + one.bytes.byteLength, 0);
  for (const [old, { bytes: former }] of state.pictures) {
    if (sum <= MOST_BYTES || old === name) break;
    sum -= former.byteLength;
    state.pictures.delete(old);
  }
  return name;
}

/** uploadimg and add_material. */
export function upload({ state, request }: WechatCall): WechatAnswered {
  const { path, query, file, base } = request;
  const code = codeOfUpload(path, query.get('type'), file);
  if (code > 0) return byCode(code, state.made);
  const name = keepPicture(state, file ?? new Uint8Array());
  const url = `${base}/pictures/${name}`;
  if (path === 'media/uploadimg') return { status: 200, body: { url } };
  const mediaId = nextId(state, 'material-');
  state.materials.set(mediaId, name);
  return { status: 200, body: { media_id: mediaId, url } };
}

function articleOf(given: Record<string, unknown>, request: WechatRequest): SimulatedArticle {
  const text = (name: string) => String(given[name] ?? '');
  const content = filtered(text('content'), request);
  return {
    title: text('title'),
    author: text('author'),
    digest: text('digest') || content.replace(/<[^>]*>/g, '').slice(0, 54),
    content,
    content_source_url: text('content_source_url'),
    thumb_media_id: text('thumb_media_id'),
    need_open_comment: Number(given.need_open_comment ?? 0),
    only_fans_can_comment: Number(given.only_fans_can_comment ?? 0),
  };
}

function add({ state, request, appId, now }: WechatCall): WechatAnswered {
  const articles = Array.isArray(request.json.articles) ? request.json.articles : [];
  const [first] = articles;
  if (!first) return byCode(44003, state.made);
  const tooMany = articles.length > MOST_ARTICLES ? 45008 : 0;
  const code = tooMany || codeOfArticle(first, state.materials);
  if (code > 0) return byCode(code, state.made);
  const mediaId = nextId(state, 'draft-');
  state.drafts.unshift({ mediaId, appId, article: articleOf(first, request), at: now });
  state.drafts.length = Math.min(state.drafts.length, MOST_DRAFTS);
  return { status: 200, body: { media_id: mediaId } };
}

/** The draft that a call names; undefined where there is none. */
export function draftOf({ state, request, appId }: WechatCall): SimulatedDraft | undefined {
  return state.drafts.find((one) => one.appId === appId && one.mediaId === request.json.media_id);
}

function update(call: WechatCall): WechatAnswered {
  const { state, request, now } = call;
  const draft = draftOf(call);
  if (!draft) return byCode(40007, state.made);
  const given = (request.json.articles ?? {}) as Record<string, unknown>;
  const code = request.json.index === 0 ? codeOfArticle(given, state.materials) : 40035;
  if (code > 0) return byCode(code, state.made);
  Object.assign(draft, { article: articleOf(given, request), at: now });
  return byCode(0, state.made);
}

/** An article as the interface tells of it. */
export function told(article: SimulatedArticle, more: Record<string, unknown>, withContent: boolean): object {
  const { content, ...rest } = article;
  return { news_item: [{ ...rest, ...(withContent && { content }), ...more }] };
}

function list({ state, request, appId }: WechatCall): WechatAnswered {
  const own = state.drafts.filter((one) => one.appId === appId);
  const { offset, count, no_content } = request.json as Record<string, number>;
  const page = own.slice(offset ?? 0, (offset ?? 0) + Math.min(20, count ?? 20));
  const item = page.map(({ mediaId, article, at }) => ({
    media_id: mediaId,
    content: told(article, {}, no_content !== 1),
    update_time: Math.floor(at.getTime() / 1_000),
  }));
  return { status: 200, body: { total_count: own.length, item_count: item.length, item } };
}

/** The calls of the draft box. */
export const DRAFT_CALLS: Readonly<Record<string, (call: WechatCall) => WechatAnswered>> = {
  'draft/add': add,
  'draft/update': update,
  'draft/batchget': list,
  'draft/count': ({ state, appId }) => ({
    status: 200,
    body: { total_count: state.drafts.filter((one) => one.appId === appId).length },
  }),
  'draft/get': (call) => {
    const draft = draftOf(call);
    if (!draft) return byCode(40007, call.state.made);
    return { status: 200, body: told(draft.article, {}, true) as Record<string, unknown> };
  },
  'draft/delete': (call) => {
    const draft = draftOf(call);
    if (!draft) return byCode(40007, call.state.made);
    call.state.drafts = call.state.drafts.filter((one) => one !== draft);
    return byCode(0, call.state.made);
  },
};
