import { type Channel, ChannelKind, type PauseReason } from './channel.ts';
import { type Delivery, DeliveryState } from './delivery.ts';
import { isPaused } from './pause.ts';

type Seen = Pick<Delivery, 'state' | 'nextTryAt' | 'noticedAt' | 'ticket' | 'receipt'>;

const PAUSES: Record<PauseReason, string> = {
  BREAKER: '渠道连续失败，已自动暂停，到时自动再试；请联系对方排查',
  QUOTA: '对方限额已用完，到时自动继续',
  AUTHORISATION: '授权已失效：请在渠道设置中重新授权，之后自动补发',
  PERSON: '渠道已人工暂停：恢复后自动补发',
};

const STEPS: Record<DeliveryState, string> = {
  PLANNED: '排队中，自动投递',
  SENDING: '正在发送，请稍候',
  SENT: '等待对方上线，系统将回查',
  LANDED: '已到达，无需处理',
  UNSURE: '请到渠道上查看：有则填“已到达”，没有则重新投递',
  FAILED: '请按下方原因处理，处理好后点“重新投递”',
  RETRACTING: '正在撤回，系统自动重试',
  GONE: '已撤下，无需处理',
};

function special(delivery: Seen, channel: Channel): string | null {
  const { state, ticket, receipt } = delivery;
  if (state === DeliveryState.RETRACTING && delivery.noticedAt) {
    return delivery.nextTryAt
      ? '对方拒绝删除，系统每小时再试：请到渠道上删除并上传凭证，一时删不掉的先发布撤下说明'
      : '请到渠道上删除，并上传凭证';
  }
  if (state !== DeliveryState.SENT) return null;
  if (channel.kind === ChannelKind.MANUAL) return '请下载稿件包到渠道上发布，并上传凭证';
  if (ticket) return '对方已受理，等待其处理结果';
  return receipt?.url ? null : '对方已接收，尚未告知网址；可请对方回传，或人工核实';
}

/** Rule: what is to be done next about a delivery, in words for the operator. */
export function nextStep(delivery: Seen, channel: Channel, now: Date): string {
  const isWaiting = delivery.state === DeliveryState.PLANNED || delivery.state === DeliveryState.RETRACTING;
  if (isWaiting && isPaused(channel, now) && channel.pausedBy) return PAUSES[channel.pausedBy];
  if (delivery.state === DeliveryState.PLANNED && delivery.nextTryAt) return '上次未成，到时自动再试';
  return special(delivery, channel) ?? STEPS[delivery.state];
}
