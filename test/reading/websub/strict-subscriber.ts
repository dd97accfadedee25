import { createHmac } from 'node:crypto';
import { type LocalAnswer, type LocalRequest, serveLocally } from '../../support/local-server.ts';

/** A question by which the hub verified an intent. */
export interface Question {
  mode: string | null;
  topic: string | null;
  challenge: string | null;
  lease: string | null;
}

/** A delivery as it came. */
export interface Delivered {
  body: string;
  contentType: string | undefined;
  link: string | undefined;
}

/** A minimal subscriber of WebSub on 127.0.0.1 that believes only what is signed and accepts nothing it did not ask for. */
export class StrictSubscriber {
  readonly questions: Question[] = [];
  readonly delivered: Delivered[] = [];
  /** Deliveries that came, believed or not. */
  attempts = 0;
  origin = '';
  secret: string | null = 'a secret of the subscriber';
  /** What it means to ask; a question about anything else is answered with 404. */
  readonly meant = new Set<string>();
  /** Stands in for its answers, where a test breaks it. */
  answersVerification: LocalAnswer | null = null;
  answersDelivery: LocalAnswer | null = null;

  async open(): Promise<this> {
    this.origin = await serveLocally((request) =>
      request.method === 'GET' ? this.#verify(request) : this.#take(request),
    );
    return this;
  }

  /** Asks the hub; answers the status. */
  async ask(hub: string, mode: string, topic: string, more: Record<string, string> = {}): Promise<number> {
    this.meant.add(`${mode} ${topic}`);
    const form = new URLSearchParams({
      'hub.callback': `${this.origin}/callback?id=7`,
      'hub.mode': mode,
      'hub.topic': topic,
      ...(this.secret === null ? {} : { 'hub.secret': this.secret }),
      ...more,
    });
    const answer = await fetch(hub, { method: 'POST', body: form });
    await answer.arrayBuffer();
    return answer.status;
  }

  #verify({ path }: LocalRequest): LocalAnswer {
    const { searchParams } = new URL(path, this.origin);
    const [mode, topic, challenge, lease] = ['mode', 'topic', 'challenge', 'lease_seconds'].map((name) =>
      searchParams.get(`hub.${name}`),
    ) as [string | null, string | null, string | null, string | null];
    this.questions.push({ mode, topic, challenge, lease });
    if (this.answersVerification) return this.answersVerification;
    const isMeant = this.meant.has(`${mode} ${topic}`) && searchParams.get('id') === '7';
    return isMeant ? { body: challenge ?? '' } : { status: 404 };
  }

  #take({ headers, body }: LocalRequest): LocalAnswer {
    this.attempts += 1;
    if (this.answersDelivery) return this.answersDelivery;
    const signature = headers['x-hub-signature'];
    const expected =
      this.secret === null
        ? undefined
        : `sha256=${createHmac('sha256', this.secret).update(body).digest('hex')}`;
    if (signature !== expected) return { status: 202 };
    const { 'content-type': contentType, link } = headers;
    this.delivered.push({ body: body.toString(), contentType, link: String(link) });
    return { status: 204 };
  }
}
