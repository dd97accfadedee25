import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Hub } from './identity/hub.ts';

/** One dependency's state, and why it is not well. */
interface Dependency {
  ok: boolean;
  reason?: string;
}

async function probe(check: () => Promise<unknown>): Promise<Dependency> {
  try {
    await check();
    return { ok: true };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message.split('\n')[0] : 'unknown' };
  }
}

async function dependencies(hub: Hub): Promise<Record<string, Dependency>> {
  return {
    database: await probe(() => hub.orm.em.fork().execute('select 1')),
    reader: await probe(() => hub.reader.query('select id from site limit 1')),
    queue: await probe(() => hub.orm.em.fork().execute('select 1 from pgboss.queue limit 1')),
  };
}

function measureRequests(server: FastifyInstance): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'tonggao_http_seconds',
    help: 'Time to answer a request, by route and status.',
    labelNames: ['route', 'status'],
    buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5],
    registers: [registry],
  });
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    seconds.observe({ route, status: reply.statusCode }, reply.elapsedTime / 1_000);
    done();
  });
  return registry;
}

/** Adds `/healthz` (alive), `/readyz` (each dependency's state and why) and `/metrics` (Prometheus). */
export function registerHealth(server: FastifyInstance, hub: Hub): void {
  const registry = measureRequests(server);
  server.get('/healthz', async () => ({ status: 'alive' }));
  server.get('/readyz', async (_request, reply) => {
    const states = await dependencies(hub);
    const ready = Object.values(states).every((state) => state.ok);
    return reply
      .status(ready ? 200 : 503)
      .send({ status: ready ? 'ready' : 'not ready', dependencies: states });
  });
  server.get('/metrics', async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
}
