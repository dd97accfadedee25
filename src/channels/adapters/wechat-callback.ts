import { load } from 'cheerio';
import { must, Refusal } from '../../platform/refusal.ts';
import type { Call, Heard } from './adapter.ts';
import type { Outcome } from './outcome.ts';
import { isSignedBy, openMessage } from './wechat-crypt.ts';
import { outcomeOfMass, outcomeOfPublishing, ticketOf } from './wechat-result.ts';
import type { WechatDoor } from './wechat-settings.ts';

const ADDRESS_KEPT_MS = 7 * 86_400_000;
const HEARD = { status: 200, body: 'success' };

type Xml = ReturnType<typeof load>;

const readXml = (text: string): Xml => load(text, { xml: true });
const fieldOf = ($: Xml, name: string) => $(name).first().text().trim();

function foreign(): Refusal {
  return new Refusal('FORBIDDEN', { zh: '签名不符', en: 'The signature does not fit' });
}

function outcomeOfPublishEvent($: Xml, door: WechatDoor): Outcome {
  return outcomeOfPublishing(
    {
      publish_status: fieldOf($, 'publish_status') || undefined,
      article_id: fieldOf($, 'article_id'),
      article_detail: { item: { article_url: fieldOf($, 'article_url') } },
    },
    door,
  );
}

async function heardMass($: Xml, ticket: string, door: WechatDoor): Promise<Outcome> {
  const url = URL.parse(fieldOf($, 'ArticleUrl'))?.href ?? null;
  const name = `address:${ticket}`;
  if (url) {
    // The interface tells the address here only; who asks later is to know it too.
    const row = await door.memory.read(name);
    const expiresAt = new Date(door.now.getTime() + ADDRESS_KEPT_MS);
    await door.memory.write(name, url, { version: row?.version ?? 0, expiresAt });
  }
  return outcomeOfMass(fieldOf($, 'Status'), { remoteId: ticket, url }, door);
}

async function resultsIn($: Xml, door: WechatDoor): Promise<Heard['results']> {
  const event = fieldOf($, 'Event');
  const isPublished = event === 'PUBLISHJOBFINISH';
  if (!isPublished && event !== 'MASSSENDJOBFINISH') return [];
  const id = isPublished ? fieldOf($, 'publish_id') : fieldOf($, 'MsgID') || fieldOf($, 'MsgId');
  const ticket = ticketOf(isPublished ? 'publish' : 'mass', id);
  if (!ticket) return [];
  const outcome = isPublished ? outcomeOfPublishEvent($, door) : await heardMass($, ticket, door);
  return [{ of: { ticket }, outcome }];
}

/**
 * Hears WeChat: answers the check of the address, and reads the events that say how a publishing or a mass send ended.
 * Only messages of 安全模式 are believed: in plain ones the signature does not cover what they say.
 */
export async function hearWechat(call: Call, door: WechatDoor): Promise<Heard> {
  const { callbackToken, encodingAesKey, appId } = door.settings;
  must(callbackToken && encodingAesKey, 'NOT_FOUND');
  const { signature = '', msg_signature = '', timestamp = '', nonce = '', echostr = '' } = call.query;
  if (call.method === 'GET') {
    if (!isSignedBy([callbackToken, timestamp, nonce], signature)) throw foreign();
    return { reply: { status: 200, body: echostr.slice(0, 200) }, results: [] };
  }
  const encrypted = fieldOf(readXml(call.body), 'Encrypt');
  if (!isSignedBy([callbackToken, timestamp, nonce, encrypted], msg_signature)) throw foreign();
  const message = openMessage(encrypted, encodingAesKey, appId);
  if (message === null) throw foreign();
  return { reply: HEARD, results: await resultsIn(readXml(message), door) };
}
