import type { CodedFailure } from './coded-answer.ts';
import type { Outcome } from './outcome.ts';
import { harmless } from './wechat-answer.ts';
import { askWechat } from './wechat-calls.ts';
import type { WechatDoor } from './wechat-settings.ts';

const AGAIN_MS = 30_000;

const PUBLISHED = 0;
const PUBLISHING = 1;
const REFUSALS: Readonly<Record<number, string>> = {
  2: '原创声明未通过',
  3: '发布失败',
  4: '平台审核不通过',
  5: '发布后被人删除',
  6: '发布后被平台封禁',
};

/** The ticket of a task: which kind it is of, and its id. */
export function ticketOf(kind: 'publish' | 'mass', id: unknown): string | null {
  const known = typeof id === 'string' || typeof id === 'number' ? String(id) : '';
  return /^[\w-]{1,100}$/.test(known) ? `${kind}:${known}` : null;
}

/** The kind and the id that a ticket names. */
export function partsOfTicket(ticket: string): { isMass: boolean; id: string } {
  return { isMass: ticket.startsWith('mass:'), id: ticket.slice(ticket.indexOf(':') + 1) };
}

function again(door: WechatDoor, detail: string): Outcome {
  return { kind: 'retry', detail, after: new Date(door.now.getTime() + AGAIN_MS) };
}

/** What has become of a task is not known only because it could not be asked; where the interface will not tell, it is in doubt. */
function unknown(answer: CodedFailure): Outcome {
  const outcome = harmless(answer);
  return outcome.kind === 'refused' ? { ...outcome, kind: 'unsure' } : outcome;
}

function addressIn(detail: unknown): string | null {
  const { item } = (detail ?? {}) as { item?: { article_url?: unknown }[] | { article_url?: unknown } };
  const [first] = [item ?? []].flat();
  const url = typeof first?.article_url === 'string' ? URL.parse(first.article_url) : null;
  return url && /^https?:$/.test(url.protocol) ? url.href : null;
}

/** Where corrections take the place of what they correct, what stood there is to go. */
function replacing({ settings }: WechatDoor): { replaces?: true } {
  return settings.corrections === 'replace' ? { replaces: true } : {};
}

/** What a published task says, in an answer or in an event. */
export interface PublishTask {
  publish_status?: unknown;
  article_id?: unknown;
  article_detail?: unknown;
}

/** Rule: how a publishing ended: accepted with its address, refused, or to be asked again. */
export function outcomeOfPublishing(task: PublishTask, door: WechatDoor): Outcome {
  const status = Number(task.publish_status ?? Number.NaN);
  if (status === PUBLISHED) {
    const remoteId = typeof task.article_id === 'string' && task.article_id !== '' ? task.article_id : null;
    const receipt = { remoteId, url: addressIn(task.article_detail) };
    return { kind: 'accepted', detail: 'published', receipt, ...replacing(door) };
  }
  if (status === PUBLISHING) return again(door, 'WeChat is still publishing');
  const words = REFUSALS[status];
  if (words)
    return { kind: 'refused', detail: `WeChat did not publish it: ${words} (publish_status ${status})` };
  return again(door, 'the answer names no known status');
}

/** Rule: how a mass send ended, by the status of an answer or of an event. */
export function outcomeOfMass(
  status: string,
  found: { remoteId: string; url: string | null },
  door: WechatDoor,
): Outcome {
  if (/^send.?success$/i.test(status)) {
    const isLanded = { landed: found.url === null };
    return {
      kind: 'accepted',
      detail: 'sent to the followers',
      receipt: found,
      ...isLanded,
      ...replacing(door),
    };
  }
  if (/^sending$|^confirm/i.test(status))
    return again(door, 'WeChat is still sending, or waits for the administrator');
  if (/^(send.?fail|delete|err\(\d+\))/i.test(status)) {
    return { kind: 'refused', detail: `WeChat did not send it: ${status.slice(0, 60)}` };
  }
  return again(door, 'the answer names no known status');
}

/** Asks what has become of a task. */
export async function resultOf(ticket: string, door: WechatDoor): Promise<Outcome> {
  const { isMass, id } = partsOfTicket(ticket);
  if (!isMass) {
    const answer = await askWechat(door, 'freepublish/get', { publish_id: id });
    return answer.ok ? outcomeOfPublishing(answer.body, door) : unknown(answer);
  }
  const answer = await askWechat(door, 'message/mass/get', { msg_id: id });
  if (!answer.ok) return unknown(answer);
  const told = await door.memory.read(`address:${ticket}`);
  const found = { remoteId: ticket, url: told?.value || null };
  return outcomeOfMass(String(answer.body.msg_status ?? ''), found, door);
}
