import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import type { SimulatedTask } from './wechat-state.ts';

const BLOCK = 32;
const STATES: Readonly<Record<number, string>> = { 0: 'send success', 4: 'err(20008)' };

/** The event that tells how a task ended, as XML. */
export function eventOf(task: SimulatedTask, address: string, at: Date): string {
  const cdata = (name: string, value: string) => `<${name}><![CDATA[${value}]]></${name}>`;
  const event = cdata('Event', task.isMass ? 'MASSSENDJOBFINISH' : 'PUBLISHJOBFINISH');
  const created = `<CreateTime>${Math.floor(at.getTime() / 1_000)}</CreateTime>`;
  const head = cdata('ToUserName', 'gh_sandbox') + cdata('FromUserName', 'mphelper') + created;
  const body = task.isMass ? massOf(task, address) : publishingOf(task, address);
  return `<xml>${head}${cdata('MsgType', 'event')}${event}${body}</xml>`;
}

function publishingOf({ id, status, articleId }: SimulatedTask, address: string): string {
  const item = `<item><idx>1</idx><article_url><![CDATA[${address}]]></article_url></item>`;
  const article = `<article_id><![CDATA[${articleId}]]></article_id><article_detail><count>1</count>${item}</article_detail>`;
  const end = status === 0 ? article : '<fail_idx>1</fail_idx>';
  return `<PublishEventInfo><publish_id>${id}</publish_id><publish_status>${status}</publish_status>${end}</PublishEventInfo>`;
}

function massOf({ id, status }: SimulatedTask, address: string): string {
  const item = `<item><ArticleIdx>1</ArticleIdx><ArticleUrl><![CDATA[${address}]]></ArticleUrl></item>`;
  const result = `<ArticleUrlResult><Count>1</Count><ResultList>${item}</ResultList></ArticleUrlResult>`;
  const state = STATES[status] ?? 'send fail';
  return `<MsgID>${id}</MsgID><Status><![CDATA[${state}]]></Status>${status === 0 ? result : ''}`;
}

function sign(parts: string[]): string {
  return createHash('sha1').update(parts.sort().join('')).digest('hex');
}

/** A request to an account's server: the event sealed for the account in the way of 安全模式, and the query that signs it. */
export function sealed(
  xml: string,
  keys: { token: string; aesKey: string; appId: string },
): { query: URLSearchParams; body: string } {
  const key = Buffer.from(`${keys.aesKey}=`, 'base64');
  const text = Buffer.from(xml, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const plain = Buffer.concat([randomBytes(16), length, text, Buffer.from(keys.appId)]);
  const pad = BLOCK - (plain.length % BLOCK);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const whole = Buffer.concat([plain, Buffer.alloc(pad, pad)]);
  const encrypted = Buffer.concat([cipher.update(whole), cipher.final()]).toString('base64');
  const [timestamp, nonce] = [String(Math.floor(Date.now() / 1_000)), randomBytes(5).toString('hex')];
  const query = new URLSearchParams({
    signature: sign([keys.token, timestamp, nonce]),
    timestamp,
    nonce,
    encrypt_type: 'aes',
    msg_signature: sign([keys.token, timestamp, nonce, encrypted]),
  });
  return {
    query,
    body: `<xml><ToUserName><![CDATA[gh_sandbox]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`,
  };
}
