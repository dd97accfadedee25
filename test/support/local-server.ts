import { createServer, type IncomingMessage } from 'node:http';
import { onTestFinished } from 'vitest';

/** What a local server answers. */
export interface LocalAnswer {
  status?: number;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}

/** A request with its body read. */
export interface LocalRequest {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

/** A web server on 127.0.0.1 for the test that asks for it, answering by a function; it ends with the test. */
export async function serveLocally(
  answer: (request: LocalRequest) => LocalAnswer | Promise<LocalAnswer>,
): Promise<string> {
  const server = createServer(async (message, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk as Buffer);
    const { method = 'GET', url = '/', headers } = message;
    const {
      status = 200,
      headers: fields,
      body,
    } = await answer({ method, path: url, headers, body: Buffer.concat(chunks) });
    response.writeHead(status, fields).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
}
