import { createHmac, randomBytes } from 'node:crypto';
import { type LocalAnswer, type LocalRequest, serveLocally } from '../../support/local-server.ts';

/** What a subscriber asked for. */
interface Asked {
  callback: string;
  topic: string;
  secret: string;
  lease: number;
}

/** A WebSub hub on 127.0.0.1 that does what the recommendation says (W3C WebSub, §5 to §7), and nothing before that. */
export class StrictHub {
  origin = '';
  readonly asked: Asked[] = [];
  readonly verified = new Map<string, Asked>();
  /** The lease it grants, in seconds. */
  lease = 864_000;
  /** Why it refuses every subscription; null while it does not. */
  denies: string | null = null;
  /** The status it answers a request with. */
  status = 202;

  async open(): Promise<this> {
    this.origin = await serveLocally((request) => this.#take(request));
    return this;
  }

  #take({ method, headers, body }: LocalRequest): LocalAnswer {
    const form = new URLSearchParams(body.toString());
    const isForm = headers['content-type'] === 'application/x-www-form-urlencoded';
    const secret = form.get('hub.secret') ?? '';
    const isWell =
      method === 'POST' &&
      isForm &&
      form.get('hub.mode') === 'subscribe' &&
      URL.canParse(form.get('hub.callback') ?? '') &&
      URL.canParse(form.get('hub.topic') ?? '') &&
      Buffer.byteLength(secret) < 200;
    if (!isWell) return { status: 400 };
    this.asked.push({
      callback: form.get('hub.callback') ?? '',
      topic: form.get('hub.topic') ?? '',
      secret,
      lease: Number(form.get('hub.lease_seconds')),
    });
    return { status: this.status };
  }

  /** Verifies the last request, or denies it; answers whether the subscriber meant it. */
  async verify(more: Record<string, string> = {}): Promise<boolean> {
    const asked = this.last;
    const challenge = randomBytes(16).toString('hex');
    const question: Record<string, string> = this.denies
      ? { 'hub.mode': 'denied', 'hub.topic': asked.topic, 'hub.reason': this.denies }
      : {
          'hub.mode': 'subscribe',
          'hub.topic': asked.topic,
          'hub.challenge': challenge,
          'hub.lease_seconds': String(this.lease),
        };
    const url = new URL(asked.callback);
    url.search = new URLSearchParams({ ...question, ...more }).toString();
    const answer = await fetch(url);
    const isMeant = answer.ok && (await answer.text()) === challenge;
    if (isMeant) this.verified.set(asked.callback, asked);
    return isMeant;
  }

  get last(): Asked {
    const asked = this.asked.at(-1);
    if (!asked) throw new Error('nobody asked the hub');
    return asked;
  }

  /** Delivers content to the last subscriber; answers the status. */
  async deliver(
    content: string | Uint8Array,
    { method = 'sha256', signature }: { method?: string; signature?: string } = {},
  ): Promise<number> {
    const { callback, topic, secret } = this.last;
    const body = Buffer.from(content as Uint8Array);
    const hex = createHmac(method, secret).update(body).digest('hex');
    const answer = await fetch(callback, {
      method: 'POST',
      headers: {
        'content-type': 'application/rss+xml',
        link: `<${this.origin}>; rel="hub", <${topic}>; rel="self"`,
        'x-hub-signature': signature ?? `${method}=${hex}`,
      },
      body,
    });
    await answer.arrayBuffer();
    return answer.status;
  }
}
