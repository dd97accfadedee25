import type {
  AccountState,
  ChannelHealthState,
  CopyState,
  DeliveryState,
  FeedState,
  FilingState,
  ReleaseState,
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
  DISABLED: ['已停用', 'default'],
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

export const RELEASE_STATES: Record<ReleaseState, Labelled> = {
  PLANNED: ['定时待发', 'purple'],
  HELD: ['渠道稿待审', 'warning'],
  LAUNCHED: ['已发出', 'success'],
  CANCELLED: ['已取消', 'default'],
};

export const HEALTH_STATES: Record<ChannelHealthState, Labelled> = {
  WORKS: ['正常', 'success'],
  FAILING: ['近期失败', 'warning'],
  PAUSED: ['已暂停', 'error'],
  PROBING: ['试探恢复中', 'processing'],
};

export const ACCOUNT_STATES: Record<AccountState, Labelled> = {
  OPENING: ['开设备案中', 'processing'],
  OPEN: ['已备案', 'success'],
  CLOSING: ['关停公示中', 'warning'],
  CLOSED: ['已关停', 'default'],
  REFUSED: ['未准予开设', 'error'],
};

export const FILING_STATES: Record<FilingState, Labelled> = {
  SUBMITTED: ['待审批', 'processing'],
  APPROVED: ['已批准', 'success'],
  RETURNED: ['已退回', 'error'],
};

const TRIED: Record<string, string> = {
  send: '投递',
  update: '更新',
  retract: '撤回',
  notice: '撤稿说明',
  result: '对方结果',
  probe: '回查',
};
const ENDED: Record<string, string> = {
  accepted: '对方已接收',
  retry: '暂时不成，将再试',
  refused: '对方拒绝',
  unsure: '没有得到答复，结果不明',
  skipped: '未发出',
  landed: '已到达',
  missing: '对方没有这条内容',
  altered: '页面与审定稿不一致',
  there: '对方已有',
  paused: '对方限额，稍后继续',
  reauthorise: '授权失效',
};

/** What an attempt tried and how it ended, such as `send.accepted`, in words. */
export function attemptOf(outcome: string): string {
  const [verb = '', end = ''] = outcome.split('.');
  return `${TRIED[verb] ?? verb}：${ENDED[end] ?? end}`;
}
