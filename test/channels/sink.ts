import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request a sink was sent. */
export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  raw: string;
  body: { type: string; timestamp: string; data: Record<string, unknown> };
}

/** What a sink answers; `hang` never answers. */
export interface Reply {
  status: number;
  body?: string;
  headers?: Record<string, string>;
  hang?: boolean;
}

/** A sub-site's receiver on loopback, which does as it is told. */
export interface Sink {
  url: string;
  received: Received[];
  /** Answers to come, in order; when there are none left, `fallback`. */
  replies: Reply[];
  fallback: Reply;
  close(): Promise<void>;
}

/** Opens a sink that accepts everything until told otherwise. */
export async function openSink(): Promise<Sink> {
  const received: Received[] = [];
  const replies: Reply[] = [];
  const sink = { received, replies, fallback: { status: 200 } as Reply };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const raw = Buffer.concat(chunks).toString('utf8');
      const body =
        request.method === 'POST' ? (JSON.parse(raw) as Received['body']) : ({} as Received['body']);
      received.push({ path: request.url ?? '', headers: request.headers, raw, body });
      const reply = sink.replies.shift() ?? sink.fallback;
      if (!reply.hang) response.writeHead(reply.status, reply.headers).end(reply.body ?? '');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return Object.assign(sink, { url: `http://127.0.0.1:${port}/hook`, close });
}
