import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { expect, onTestFinished, test } from 'vitest';
import { createHttp } from '../../src/platform/http.ts';
import { createLog } from '../../src/platform/log.ts';

async function listening(options: Parameters<typeof createHttp>[1] = {}): Promise<FastifyInstance> {
  const server = createHttp(createLog('silent'), options);
  server.post('/here', async () => 'here');
  await server.listen({ port: 0, host: '127.0.0.1' });
  onTestFinished(() => {
    server.server.closeAllConnections();
    void server.close();
  });
  return server;
}

async function halfSent(server: FastifyInstance, text: string): Promise<Socket> {
  const socket = connect((server.server.address() as { port: number }).port, '127.0.0.1');
  socket.on('error', () => undefined);
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  socket.write(text);
  await sleep(50);
  return socket;
}

const HALF_POST =
  'POST /here HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{';

test('a request that was sent by half does not keep the server from closing', async () => {
  const server = await listening({ patience: 300 });
  const socket = await halfSent(server, HALF_POST);
  const ended = once(socket, 'close');
  const begun = performance.now();
  await server.close();
  expect(performance.now() - begun).toBeLessThan(2_000);
  await ended;
});

test('a request under way is answered before the server closes, and then nothing is waited for', async () => {
  const server = createHttp(createLog('silent'), { patience: 20_000 });
  server.get('/slow', async () => sleep(400, 'slow'));
  const url = await server.listen({ port: 0, host: '127.0.0.1' });
  const answer = fetch(`${url}/slow`).then((response) => response.text());
  await sleep(100);
  const begun = performance.now();
  await server.close();
  expect(await answer).toBe('slow');
  expect(performance.now() - begun).toBeLessThan(2_000);
});

test('whoever sends a request too slowly is cut off', async () => {
  const { server } = createHttp(createLog('silent'));
  expect(server.requestTimeout).toBe(30_000);
  expect(server.headersTimeout).toBeLessThanOrEqual(30_000);
  const quick = await listening({ requestTimeout: 300 });
  const socket = await halfSent(quick, HALF_POST);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 408 /);
});
