import { DRAFT_CALLS, upload, type WechatCall } from './wechat-drafts.ts';
import {
  byCode,
  freshWechat,
  type SimulatedTask,
  type WechatAnswered,
  type WechatFaultKind,
  type WechatRequest,
  type WechatState,
} from './wechat-state.ts';
import { endTask, sendAll, submit, TASK_CALLS } from './wechat-tasks.ts';
import { accountOfToken, stableToken } from './wechat-tokens.ts';

/** How long a task of the simulator takes. */
const TASK_MS = 1_000;
const POSTING = /^(freepublish\/(submit|delete)|message\/mass\/(sendall|delete))$/;

function endOf(fault: WechatFaultKind | undefined): number {
  return typeof fault === 'string' && fault.startsWith('status-') ? Number(fault.slice(-1)) : 0;
}

/** A WeChat for rehearsals, as strict as the interface's pages say: tokens, pictures, drafts, tasks that end later, quotas. */
export class WechatSimulator {
  readonly state: WechatState;
  readonly #now: () => Date;
  /** Tasks whose end is to be told to the account's server. */
  readonly #ended: SimulatedTask[] = [];

  constructor(now: () => Date, state: WechatState = freshWechat()) {
    this.#now = now;
    this.state = state;
  }

  /** Answers a request of the interface. */
  answer(request: WechatRequest): WechatAnswered {
    this.finish(TASK_MS);
    const fault = this.#faultFor(request.path);
    if (typeof fault === 'number') return byCode(fault, this.state.made);
    if (fault === '429') return { status: 429, body: {}, headers: { 'retry-after': '120' } };
    if (fault === '500' || fault === '503') return { status: Number(fault), body: {} };
    const answer = this.#carryOut(request, endOf(fault));
    const isLost = fault === 'hang' || fault === 'cut' || fault === 'half-open';
    return isLost ? { ...answer, lost: fault } : answer;
  }

  /** Ends the tasks that have run for so long. */
  finish(afterMs = 0): void {
    const now = this.#now();
    const due = this.state.tasks.filter(
      (one) => one.status === 1 && now.getTime() - one.since.getTime() >= afterMs,
    );
    for (const task of due.reverse()) {
      endTask(this.state, task, now);
      this.#ended.push(task);
    }
  }

  /** The tasks that have ended since the last time, each once. */
  takeEnded(): SimulatedTask[] {
    return this.#ended.splice(0);
  }

  #faultFor(path: string): WechatFaultKind | undefined {
    const { faults } = this.state;
    const fits = ({ at }: (typeof faults)[number]) =>
      at === 'any' || (at === 'post' ? POSTING.test(path) : path.startsWith(at));
    const index = faults.findIndex(fits);
    return index < 0 ? undefined : faults.splice(index, 1)[0]?.what;
  }

  #carryOut(request: WechatRequest, end: number): WechatAnswered {
    const now = this.#now();
    if (request.path === 'stable_token') return stableToken(this.state, request, now);
    const appId = accountOfToken(this.state, request, now);
    if (typeof appId === 'number') return byCode(appId, this.state.made);
    const call: WechatCall = { state: this.state, request, appId, now };
    if (request.path === 'freepublish/submit') return submit(call, end);
    if (request.path === 'message/mass/sendall') return sendAll(call, end);
    if (/^(media\/uploadimg|material\/add_material)$/.test(request.path)) return upload(call);
    const found = DRAFT_CALLS[request.path] ?? TASK_CALLS[request.path];
    return found?.(call) ?? { status: 404, body: {} };
  }
}
