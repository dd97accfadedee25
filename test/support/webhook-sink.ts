import { Webhook as StandardWebhook } from 'standardwebhooks';
import { Webhook as SvixWebhook } from 'svix';
import { serveLocally } from './local-server.ts';

/** A webhook that arrived and whose signature two independent libraries verified. */
export interface Arrival {
  id: string;
  type: string;
  data: Record<string, unknown> & { contentId: string };
}

/** A sub-site's receiving end. */
export interface Sink {
  url: string;
  secret: string;
  arrivals: Arrival[];
}

function verified(secret: string, body: string, headers: Record<string, string>): unknown {
  new SvixWebhook(secret).verify(body, headers);
  return new StandardWebhook(secret).verify(body, headers);
}

/** A sub-site that verifies each webhook and keeps it; it answers with the address its copy has. */
export async function openSink(): Promise<Sink> {
  const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
  const arrivals: Arrival[] = [];
  const url = await serveLocally(({ method, path, headers, body }) => {
    if (method !== 'POST')
      return { body: arrivals.map(({ data }) => `<h1>${data.title}</h1>${data.body ?? ''}`).join('\n') };
    const named = Object.fromEntries(
      ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => [name, String(headers[name])]),
    );
    const message = verified(secret, body.toString(), named) as Omit<Arrival, 'id'>;
    arrivals.push({ ...message, id: String(headers['webhook-id']) });
    const address = `http://${headers.host}${path}/${message.data.contentId}`;
    return { headers: { 'content-type': 'application/json' }, body: JSON.stringify({ url: address }) };
  });
  return { url: `${url}/receive`, secret, arrivals };
}
