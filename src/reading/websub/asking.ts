import { must } from '../../platform/refusal.ts';
import { type Named, namedFeed } from '../feeds/addresses.ts';
import type { AskedMode } from './subscriber.ts';

/** Leases in seconds: ten days unless asked for otherwise. */
const LEASE = { shortest: 3_600, usual: 864_000, longest: 2_592_000 };
const LONGEST_CALLBACK = 2_000;
const LONGEST_SECRET = 199;

/** The form by which a subscriber asks; each field as it came, undefined for one that is missing. */
export interface AskingForm {
  mode?: string | undefined;
  topic?: string | undefined;
  callback?: string | undefined;
  leaseSeconds?: string | undefined;
  secret?: string | undefined;
}

/** What a subscriber asks, checked. */
export interface Asking {
  mode: AskedMode;
  /** Path of the feed on this hub. */
  topic: string;
  named: Named;
  callback: URL;
  leaseSeconds: number;
  secret: string | null;
}

/** Rule: what a form asks of the hub at `publicUrl`; BAD_USER_INPUT names the field that is wrong. */
export function askingOf(form: AskingForm, publicUrl: string): Asking {
  const mode = modeOf(form.mode);
  const { topic, named } = topicOf(form.topic ?? '', publicUrl);
  const callback = callbackOf(form.callback ?? '');
  return {
    mode,
    topic,
    named,
    callback,
    leaseSeconds: leaseOf(form.leaseSeconds),
    secret: secretOf(form.secret),
  };
}

function modeOf(mode: string | undefined): AskedMode {
  must(mode === 'subscribe' || mode === 'unsubscribe', 'BAD_USER_INPUT', {
    zh: 'hub.mode 须为 subscribe 或 unsubscribe；本平台的订阅源由平台自行发布',
    en: 'hub.mode must be subscribe or unsubscribe; this hub publishes its own feeds and no others',
  });
  return mode;
}

function topicOf(topic: string, publicUrl: string): { topic: string; named: Named } {
  const path = topic.startsWith(`${publicUrl}/`) ? topic.slice(publicUrl.length) : '';
  const named = namedFeed(path);
  must(named !== null && named.of !== 'contents', 'BAD_USER_INPUT', {
    zh: 'hub.topic 不是本平台的订阅源地址',
    en: 'hub.topic is not the address of a feed of this hub',
  });
  return { topic: `/feeds/${named.of}/${named.key}.${named.format}`, named };
}

function callbackOf(callback: string): URL {
  const url = callback.length <= LONGEST_CALLBACK ? URL.parse(callback) : null;
  const isUsable =
    url !== null &&
    /^https?:$/u.test(url.protocol) &&
    [url.username, url.password, url.hash].every((part) => part === '') &&
    url.href.length <= LONGEST_CALLBACK;
  must(isUsable, 'BAD_USER_INPUT', {
    zh: `hub.callback 须为 http 或 https 地址，不含用户名、密码和片段，不超过${LONGEST_CALLBACK}字`,
    en: `hub.callback must be an http or https address without user, password or fragment, of at most ${LONGEST_CALLBACK} characters`,
  });
  return url;
}

function leaseOf(seconds: string | undefined): number {
  const asked = seconds === undefined || seconds === '' ? LEASE.usual : Number(seconds);
  must(Number.isSafeInteger(asked) && asked >= 0, 'BAD_USER_INPUT', {
    zh: 'hub.lease_seconds 须为非负整数',
    en: 'hub.lease_seconds must be a whole number of seconds',
  });
  return asked === 0 ? LEASE.usual : Math.min(Math.max(asked, LEASE.shortest), LEASE.longest);
}

function secretOf(secret: string | undefined): string | null {
  must(Buffer.byteLength(secret ?? '') <= LONGEST_SECRET, 'BAD_USER_INPUT', {
    zh: 'hub.secret 须少于200字节',
    en: 'hub.secret must be less than 200 bytes',
  });
  return secret || null;
}
