import { draftOf, nextId, told, type WechatCall } from './wechat-drafts.ts';
import {
  byCode,
  type PublishedArticle,
  type SimulatedTask,
  type WechatAnswered,
  type WechatState,
} from './wechat-state.ts';

const MOST_KEPT = 300;
const [DAY_MS, CLIENT_ID_LENGTH] = [86_400_000, 64];
/** Messages to all followers: one a day for a 订阅号, four a month for a 服务号, whose AppIDs begin with wxfw here. */
const SUBSCRIPTION = [1, DAY_MS] as const;
const SERVICE = [4, 30 * DAY_MS] as const;

function begin(call: WechatCall, end: number, isMass: boolean): SimulatedTask {
  const { state, appId, now, request } = call;
  const clientMessageId = isMass ? String(request.json.clientmsgid ?? '') || null : null;
  const mediaId = draftOf(call)?.mediaId ?? '';
  const about = { appId, isMass, mediaId, since: now, status: 1, end, articleId: null, clientMessageId };
  const task = { id: nextId(state, '').slice(0, 20), ...about };
  state.tasks = [task, ...state.tasks].slice(0, MOST_KEPT);
  return task;
}

/** Ends a task: its draft leaves the box and is an article, or it is refused and stays. */
export function endTask(state: WechatState, task: SimulatedTask, now: Date): void {
  const draft = state.drafts.find(({ mediaId }) => mediaId === task.mediaId);
  task.status = draft ? task.end : 3;
  if (task.status !== 0 || !draft) return;
  const articleId = nextId(state, 'article-');
  const { appId, isMass } = task;
  const article = { articleId, appId, article: draft.article, at: now, isMass, isDeleted: false };
  state.articles = [article, ...state.articles].slice(0, MOST_KEPT);
  task.articleId = articleId;
  state.drafts = state.drafts.filter((one) => one !== draft);
}

/** freepublish/submit. */
export function submit(call: WechatCall, end: number): WechatAnswered {
  if (!draftOf(call)) return byCode(40007, call.state.made);
  const { id } = begin(call, end, false);
  return byCode(0, call.state.made, { publish_id: id, msg_data_id: call.state.made });
}

function codeOfMass(call: WechatCall): number {
  const { state, request, appId, now } = call;
  if (!draftOf(call)) return 40007;
  if (request.json.msgtype !== 'mpnews') return 40035;
  const [most, within] = appId.startsWith('wxfw') ? SERVICE : SUBSCRIPTION;
  const sent = state.tasks.filter((one) => one.isMass && one.appId === appId && one.status < 2);
  const recent = sent.filter(({ since }) => now.getTime() - since.getTime() < within);
  return recent.length >= most ? 45028 : 0;
}

/** message/mass/sendall. */
export function sendAll(given: WechatCall, end: number): WechatAnswered {
  const { state, request, now } = given;
  const { mpnews, clientmsgid } = request.json as { mpnews?: { media_id?: unknown }; clientmsgid?: unknown };
  const call = { ...given, request: { ...request, json: { ...request.json, media_id: mpnews?.media_id } } };
  const known = typeof clientmsgid === 'string' ? clientmsgid : '';
  if (known.length > CLIENT_ID_LENGTH) return byCode(45067, state.made);
  const former = state.tasks.find(
    (one) => known !== '' && one.clientMessageId === known && now.getTime() - one.since.getTime() < DAY_MS,
  );
  if (former) return byCode(45065, state.made, { msg_id: Number(former.id) });
  const code = codeOfMass(call);
  if (code > 0) return byCode(code, state.made);
  const { id } = begin(call, end, true);
  return byCode(0, state.made, { msg_id: Number(id), msg_data_id: state.made });
}

function taskOf({ state, appId }: WechatCall, id: unknown): SimulatedTask | undefined {
  return state.tasks.find((one) => one.appId === appId && one.id === String(id));
}

function articleOf({ state, request, appId }: WechatCall): PublishedArticle | undefined {
  return state.articles.find((one) => one.appId === appId && one.articleId === request.json.article_id);
}

const addressOf = (call: WechatCall, articleId: string) => `${call.request.base}/s/${articleId}`;

function publishResult(call: WechatCall): WechatAnswered {
  const task = taskOf(call, call.request.json.publish_id);
  if (!task || task.isMass) return byCode(40035, call.state.made);
  const article = call.state.articles.find(({ articleId }) => articleId === task.articleId);
  const status = article?.isDeleted ? 5 : task.status;
  const body: Record<string, unknown> = { publish_id: task.id, publish_status: status, fail_idx: [] };
  if (status === 0 && task.articleId) {
    const item = [{ idx: 1, article_url: addressOf(call, task.articleId) }];
    Object.assign(body, { article_id: task.articleId, article_detail: { count: 1, item } });
  }
  return { status: 200, body };
}

function list(call: WechatCall): WechatAnswered {
  const { state, request, appId } = call;
  const own = state.articles.filter((one) => one.appId === appId && !one.isMass);
  const { offset = 0, count = 0, no_content } = request.json as Record<string, number>;
  if (count < 1 || count > 20) return byCode(40035, state.made);
  const item = own.slice(offset, offset + count).map(({ articleId, article, at, isDeleted }) => ({
    article_id: articleId,
    content: told(article, { url: addressOf(call, articleId), is_deleted: isDeleted }, no_content !== 1),
    update_time: Math.floor(at.getTime() / 1_000),
  }));
  return { status: 200, body: { total_count: own.length, item_count: item.length, item } };
}

function massResult(call: WechatCall): WechatAnswered {
  const task = taskOf(call, call.request.json.msg_id);
  if (!task?.isMass) return byCode(40035, call.state.made);
  const article = call.state.articles.find(({ articleId }) => articleId === task.articleId);
  const ended = task.status === 0 ? 'SEND_SUCCESS' : 'SEND_FAIL';
  const status = article?.isDeleted ? 'DELETE' : task.status === 1 ? 'SENDING' : ended;
  return { status: 200, body: { msg_id: Number(task.id), msg_status: status } };
}

/** The calls that tell of tasks and articles, and those that delete them. */
export const TASK_CALLS: Readonly<Record<string, (call: WechatCall) => WechatAnswered>> = {
  'freepublish/get': publishResult,
  'freepublish/batchget': list,
  'freepublish/getarticle': (call) => {
    const found = articleOf(call);
    if (!found || found.isMass) return byCode(53600, call.state.made);
    const more = { url: addressOf(call, found.articleId), is_deleted: found.isDeleted };
    return { status: 200, body: told(found.article, more, true) as Record<string, unknown> };
  },
  'freepublish/delete': (call) => {
    const found = articleOf(call);
    if (!found || found.isDeleted || found.isMass) return byCode(53600, call.state.made);
    found.isDeleted = true;
    return byCode(0, call.state.made);
  },
  'message/mass/get': massResult,
  'message/mass/delete': (call) => {
    const task = taskOf(call, call.request.json.msg_id);
    const found = call.state.articles.find(({ articleId }) => articleId === task?.articleId);
    if (!found || found.isDeleted) return byCode(40007, call.state.made);
    found.isDeleted = true;
    return byCode(0, call.state.made);
  },
};
