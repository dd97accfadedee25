import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request a sink was sent. */
export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  raw: string;
  body: { type: string; timestamp: string; data: Record<string, unknown> };
}

/** What a sink answers; `hang` does not answer until the sink lets go, and takes the message all the same. */
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
  /** How many requests hang now. */
  hanging(): number;
  /** Accepts whatever hangs. */
  letGo(): void;
  close(): Promise<void>;
}

function readMessage(request: IncomingMessage, raw: string): Received {
  const body = (request.method === 'POST' ? JSON.parse(raw) : {}) as Received['body'];
  return { path: request.url ?? '', headers: request.headers, raw, body };
}

function answer(response: ServerResponse, { status, headers, body = '', cut }: Reply): void {
  if (cut) response.writeHead(200, { 'content-length': '100' }).write('{', () => response.destroy());
  else response.writeHead(status, headers).end(body);
}

/** Opens a sink that accepts everything until told otherwise. */
export async function openSink(): Promise<Sink> {
  const received: Received[] = [];
  const replies: Reply[] = [];
  const sink = { received, replies, fallback: { status: 200 } as Reply, page: null as Sink['page'] };
  const hung = new Set<ServerResponse>();
  const hang = (response: ServerResponse) => {
    hung.add(response);
    response.on('close', () => hung.delete(response));
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push(readMessage(request, Buffer.concat(chunks).toString('utf8')));
      const isPage = request.method === 'GET' && sink.page !== null;
      if (isPage) return void response.end(sink.page?.());
      const reply = sink.replies.shift() ?? sink.fallback;
      if (reply.hang) hang(response);
      else answer(response, reply);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  const letGo = () => {
    for (const response of hung) response.end();
  };
  const url = `http://127.0.0.1:${port}/hook`;
  return Object.assign(sink, { url, hanging: () => hung.size, letGo, close });
}
