import type {
  CopyState,
  DeliveryState,
  FeedState,
  Severity,
  StepState,
  SubscriptionState,
} from './generated/operations.ts';

/** A word and the colour of its tag. */
export type Labelled = readonly [word: string, colour: string];

export const COPY_STATES: Record<CopyState, Labelled> = {
  DRAFT: ['草稿', 'default'],
  IN_REVIEW: ['审核中', 'processing'],
  RETURNED: ['已退回', 'warning'],
  APPROVED: ['审核通过，待发布', 'cyan'],
  SCHEDULED: ['定时发布', 'purple'],
  PUBLISHED: ['已发布', 'success'],
};

export const STEP_STATES: Record<StepState, Labelled> = {
  PENDING: ['待审核', 'processing'],
  APPROVED: ['同意', 'success'],
  RETURNED: ['退回', 'warning'],
  VOID: ['已失效', 'default'],
};

export const FEED_STATES: Record<FeedState, Labelled> = {
  NEW: ['尚未读取', 'default'],
  OK: ['正常', 'success'],
  FAILING: ['读取失败', 'error'],
  QUIET: ['长期无更新', 'warning'],
};

export const SUBSCRIPTION_STATES: Record<SubscriptionState, Labelled> = {
  ASKED: ['等待核实', 'default'],
  ACTIVE: ['推送中', 'success'],
  DENIED: ['被拒绝', 'warning'],
  ENDED: ['已停止', 'default'],
};

export const DELIVERY_STATES: Record<DeliveryState, Labelled> = {
  PLANNED: ['排队中', 'default'],
  SENDING: ['正在发送', 'processing'],
  SENT: ['已送出', 'cyan'],
  LANDED: ['已到达', 'success'],
  UNSURE: ['结果不明，需核实', 'warning'],
  FAILED: ['失败', 'error'],
  RETRACTING: ['正在撤回', 'warning'],
  GONE: ['已撤下', 'default'],
};

export const SEVERITIES: Record<Severity, Labelled> = {
  BLOCK: ['必须改正', 'error'],
  WARN: ['建议改正', 'warning'],
  HINT: ['提示', 'default'],
};

const TRIED: Record<string, string> = { send: '投递', retract: '撤回', probe: '回查' };
const ENDED: Record<string, string> = {
  accepted: '对方已接收',
  retry: '暂时不成，将再试',
  refused: '对方拒绝',
  unsure: '没有得到答复，结果不明',
  skipped: '未发出',
  landed: '已到达',
  missing: '对方没有这条内容',
};

/** What an attempt tried and how it ended, such as `send.accepted`, in words. */
export function attemptOf(outcome: string): string {
  const [verb = '', end = ''] = outcome.split('.');
  return `${TRIED[verb] ?? verb}：${ENDED[end] ?? end}`;
}
