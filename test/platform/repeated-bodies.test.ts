import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseRepeatedBodiesOnce } from '../../src/platform/graphql/repeated-bodies.ts';

let server: FastifyInstance;
const seen: unknown[] = [];
beforeAll(async () => {
  server = Fastify();
  parseRepeatedBodiesOnce(server);
  server.post('/', async ({ body }) => {
    seen.push(body);
    return body;
  });
  await server.ready();
});
afterAll(() => server.close());

async function post(payload: string): Promise<{ status: number; body: string; parsed: unknown }> {
  seen.length = 0;
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  const { statusCode, body } = await server.inject({ method: 'POST', url: '/', headers, payload });
  return { status: statusCode, body, parsed: seen[0] };
}

test('the same bytes are the same object, other bytes another', async () => {
  const first = await post('{"query":"{ a }"}');
  expect(first).toMatchObject({ status: 200, body: '{"query":"{ a }"}' });
  expect((await post('{"query":"{ a }"}')).parsed).toBe(first.parsed);
  expect((await post('{"query": "{ a }"}')).parsed).not.toBe(first.parsed);
});

test('a body too long to remember is parsed all the same', async () => {
  const long = JSON.stringify({ query: 'x'.repeat(20_000) });
  const first = await post(long);
  expect(first.body).toBe(long);
  expect((await post(long)).parsed).not.toBe(first.parsed);
});

test.each([['{"query":'], ['{"__proto__":{"a":1}}'], ['']])(
  'what is no sound JSON is refused each time: %s',
  async (text) => {
    expect((await post(text)).status).toBe(400);
    expect((await post(text)).status).toBe(400);
  },
);
