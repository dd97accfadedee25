import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request a sink was sent. */
export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  raw: string;
  body: { type: string; timestamp: string; data: Record<string, unknown> };
}

/** What a sink answers; `hang` never answers, and takes the message all the same. */
export interface Reply {
  status: number;
  body?: string;
  headers?: Record<string, string>;
  hang?: boolean;
  /** Ends the connection in the middle of the answer. */
  cut?: boolean;
}

/** A sub-site's receiver on loopback, which does as it is told. */
export interface Sink {
  url: string;
  received: Received[];
  /** Answers to come, in order; when there are none left, `fallback`. */
  replies: Reply[];
  fallback: Reply;
  /** What its page shows to readers, where it has one. */
  page: (() => string) | null;
  close(): Promise<void>;
}

function readMessage(request: IncomingMessage, raw: string): Received {
  const body = (request.method === 'POST' ? JSON.parse(raw) : {}) as Received['body'];
  return { path: request.url ?? '', headers: request.headers, raw, body };
}

function answer(response: ServerResponse, { status, headers, body = '', hang, cut }: Reply): void {
  if (hang) return;
  if (cut) response.writeHead(200, { 'content-length': '100' }).write('{', () => response.destroy());
  else response.writeHead(status, headers).end(body);
}

/** Opens a sink that accepts everything until told otherwise. */
export async function openSink(): Promise<Sink> {
  const received: Received[] = [];
  const replies: Reply[] = [];
  const sink = { received, replies, fallback: { status: 200 } as Reply, page: null as Sink['page'] };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push(readMessage(request, Buffer.concat(chunks).toString('utf8')));
      const isPage = request.method === 'GET' && sink.page !== null;
      if (isPage) response.end(sink.page?.());
      else answer(response, sink.replies.shift() ?? sink.fallback);
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
