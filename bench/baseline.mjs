// What the product is held against, each in a process of its own: `buffer`, a bare Fastify that answers given bytes, and
// `sql`, one that runs the hand-written statement of a question. Both read the request as the product must.
import { readFileSync } from 'node:fs';
import Fastify from 'fastify';
import pg from 'pg';
import { QUESTIONS } from './questions.mjs';

const [kind, port, more] = process.argv.slice(2);
const server = Fastify();

if (kind === 'buffer') {
  for (const name of Object.keys(QUESTIONS)) {
    const bytes = readFileSync(`${more}/${name}.json`);
    server.post(`/${name}`, async (_request, reply) =>
      reply.type('application/json; charset=utf-8').send(bytes),
    );
  }
} else {
  const pool = new pg.Pool({ connectionString: more, max: 16, idleTimeoutMillis: 300_000 });
  for (const [name, { sql, values }] of Object.entries(QUESTIONS)) {
    server.post(`/${name}`, async (request, reply) => {
      const { rows } = await pool.query({ name, text: sql, values: values(request.body.variables) });
      return reply.type('application/json; charset=utf-8').send(`{"data":${rows[0].json}}`);
    });
  }
}
await server.listen({ port: Number(port), host: '127.0.0.1' });
