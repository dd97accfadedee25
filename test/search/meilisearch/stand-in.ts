import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { answerSearch, BadSearch, type StandInIndex, type StandInSearch } from './answer-search.ts';
import { BadFilter, filterTest, type StandInDocument } from './filter-language.ts';
import { Keys, type Permission, type StandInKey } from './keys.ts';

interface Task {
  uid: number;
  indexUid: string | null;
  status: 'enqueued' | 'processing' | 'succeeded' | 'failed';
  type: string;
  error: object | null;
  enqueuedAt: string;
  startedAt: string | null;
  finishedAt: string | null;
}

/** A route below an index. */
interface At {
  Params: { uid: string; id: string };
}

class Failure extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

const bodyOf = (code: string, message: string, type = 'invalid_request') => ({
  message,
  code,
  type,
  link: `https://docs.meilisearch.com/errors#${code}`,
});
const missing = (uid: string) => new Failure(404, 'index_not_found', `Index \`${uid}\` not found.`);

/** How long a task waits before it is worked on, in milliseconds. */
const WAITS = 5;

/**
 * An HTTP server that answers as a Meilisearch with a master key does, to the routes that this hub and its front ends use:
 * keys, indexes, settings, documents, searches, swaps and tasks, with their errors. Tasks are worked on one after the other.
 * It tolerates no typos, and ranks only by words held, attribute, weight and day.
 */
export class StandIn {
  readonly keys: Keys;
  readonly indexes = new Map<string, StandInIndex>();
  readonly tasks: Task[] = [];
  /** Whether it refuses to answer at all. */
  down = false;
  url = '';
  #work: Promise<void> = Promise.resolve();
  readonly #server: FastifyInstance = Fastify({ bodyLimit: 100_000_000 });

  constructor(master: string) {
    this.keys = new Keys(master);
    this.#server.addHook('onRequest', async (_request, reply) => {
      void reply.headers({
        'access-control-allow-origin': '*',
        'access-control-allow-headers': '*',
        'access-control-allow-methods': '*',
      });
      if (this.down) throw new Failure(503, 'internal', 'The stand-in is down.');
    });
    this.#server.setErrorHandler((error: Error & { code?: string }, _request, reply) =>
      this.#fail(error, reply),
    );
    // A DELETE says that its body is JSON and has none.
    this.#server.removeContentTypeParser('application/json');
    this.#server.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
      try {
        done(null, body === '' ? undefined : JSON.parse(String(body)));
      } catch (error) {
        done(error as Error);
      }
    });
    this.#routes();
  }

  async listen(): Promise<this> {
    this.url = await this.#server.listen({ port: 0, host: '127.0.0.1' });
    return this;
  }

  async close(): Promise<void> {
    await this.#work;
    await this.#server.close();
  }

  #fail(error: Error & { code?: string }, reply: FastifyReply): FastifyReply {
    if (error instanceof Failure)
      return reply
        .status(error.status)
        .send(
          bodyOf(
            error.code,
            error.message,
            error.status < 404 && error.status > 400 ? 'auth' : 'invalid_request',
          ),
        );
    if (error instanceof BadFilter)
      return reply.status(400).send(bodyOf('invalid_search_filter', error.message));
    if (error instanceof BadSearch) return reply.status(400).send(bodyOf(error.code, error.message));
    return reply.status(400).send(bodyOf('bad_request', error.message));
  }

  #allow(request: FastifyRequest, action: string, index: string | null = null): NonNullable<Permission> {
    const given = request.headers.authorization;
    if (!given)
      throw new Failure(
        401,
        'missing_authorization_header',
        'The Authorization header is missing. It must use the bearer authorization method.',
      );
    const permission = this.keys.permission(given.replace(/^Bearer /, ''), action, index);
    if (!permission) throw new Failure(403, 'invalid_api_key', 'The provided API key is invalid.');
    return permission;
  }

  #index(uid: string): StandInIndex {
    const index = this.indexes.get(uid);
    if (!index) throw missing(uid);
    return index;
  }

  #make(uid: string, primaryKey: string | null): StandInIndex {
    const made = { uid, primaryKey, createdAt: new Date().toISOString(), documents: new Map(), settings: {} };
    this.indexes.set(uid, made);
    return made;
  }

  /** Queues work and answers as a server does that has merely noted it. */
  #enqueue(type: string, indexUid: string | null, work: () => void, reply: FastifyReply): FastifyReply {
    const task: Task = {
      uid: this.tasks.length,
      indexUid,
      status: 'enqueued',
      type,
      error: null,
      enqueuedAt: new Date().toISOString(),
      startedAt: null,
      finishedAt: null,
    };
    this.tasks.push(task);
    this.#work = this.#work.then(async () => {
      await new Promise((done) => setTimeout(done, WAITS));
      task.status = 'processing';
      task.startedAt = new Date().toISOString();
      try {
        work();
        task.status = 'succeeded';
      } catch (error) {
        task.status = 'failed';
        task.error =
          error instanceof Failure ? bodyOf(error.code, error.message) : bodyOf('internal', String(error));
      }
      task.finishedAt = new Date().toISOString();
    });
    const { uid: taskUid, enqueuedAt } = task;
    return reply.status(202).send({ taskUid, indexUid, status: 'enqueued', type, enqueuedAt });
  }

  #search(request: FastifyRequest, uid: string, search: StandInSearch): object {
    const { filter } = this.#allow(request, 'search', uid);
    return answerSearch(this.#index(uid), search, filter);
  }

  #keep(uid: string, documents: StandInDocument[], merge: boolean): void {
    const index = this.indexes.get(uid) ?? this.#make(uid, 'id');
    for (const document of documents) {
      if (!/^[a-zA-Z0-9_-]{1,511}$/.test(String(document.id ?? '')))
        throw new Failure(
          400,
          document.id ? 'invalid_document_id' : 'missing_document_id',
          'Document identifier is missing or invalid.',
        );
      const present = merge ? index.documents.get(document.id) : {};
      index.documents.set(document.id, { ...present, ...document });
    }
  }

  #swap(pairs: { indexes: [string, string] }[]): void {
    for (const uid of pairs.flatMap((pair) => pair.indexes)) this.#index(uid);
    for (const {
      indexes: [one, other],
    } of pairs) {
      const [first, second] = [this.#index(one), this.#index(other)];
      this.indexes.set(one, { ...second, uid: one });
      this.indexes.set(other, { ...first, uid: other });
    }
  }

  #indexRoutes(): void {
    const server = this.#server;
    const told = ({ uid, primaryKey, createdAt }: StandInIndex) => ({
      uid,
      primaryKey,
      createdAt,
      updatedAt: createdAt,
    });
    server.post<{ Body: { uid: string; primaryKey?: string } }>('/indexes', async (request, reply) => {
      const { uid, primaryKey = null } = request.body;
      this.#allow(request, 'indexes.create', uid);
      const create = () => {
        if (this.indexes.has(uid))
          throw new Failure(409, 'index_already_exists', `Index \`${uid}\` already exists.`);
        this.#make(uid, primaryKey);
      };
      return this.#enqueue('indexCreation', uid, create, reply);
    });
    server.get<At>('/indexes/:uid', async (request) => {
      this.#allow(request, 'indexes.get', request.params.uid);
      return told(this.#index(request.params.uid));
    });
    server.delete<At>('/indexes/:uid', async (request, reply) => {
      const { uid } = request.params;
      this.#allow(request, 'indexes.delete', uid);
      return this.#enqueue('indexDeletion', uid, () => void this.indexes.delete(this.#index(uid).uid), reply);
    });
  }

  #settingsRoutes(): void {
    const server = this.#server;
    server.get<At>('/indexes/:uid/settings', async (request) => {
      this.#allow(request, 'settings.get', request.params.uid);
      return {
        typoTolerance: { enabled: true },
        faceting: {},
        pagination: { maxTotalHits: 1000 },
        ...this.#index(request.params.uid).settings,
      };
    });
    server.patch<At & { Body: object }>('/indexes/:uid/settings', async (request, reply) => {
      const { uid } = request.params;
      this.#allow(request, 'settings.update', uid);
      return this.#enqueue(
        'settingsUpdate',
        uid,
        () => void Object.assign((this.indexes.get(uid) ?? this.#make(uid, null)).settings, request.body),
        reply,
      );
    });
  }

  #searchRoutes(): void {
    const server = this.#server;
    server.post<At & { Body: StandInSearch }>('/indexes/:uid/search', async (request) =>
      this.#search(request, request.params.uid, request.body),
    );
    server.post<{ Body: { queries: (StandInSearch & { indexUid: string })[] } }>(
      '/multi-search',
      async (request) => ({
        results: request.body.queries.map(({ indexUid, ...search }) => ({
          indexUid,
          ...this.#search(request, indexUid, search),
        })),
      }),
    );
  }

  #routes(): void {
    const server = this.#server;
    server.options('/*', async (_request, reply) => reply.status(204).send());
    server.get('/health', async () => ({ status: 'available' }));
    server.get('/keys', async (request) => {
      this.#allow(request, 'keys.get');
      return { results: this.keys.all, offset: 0, limit: 20, total: this.keys.all.length };
    });
    server.post<{ Body: StandInKey }>('/keys', async (request, reply) => {
      this.#allow(request, 'keys.create');
      return reply.status(201).send(this.keys.create(request.body));
    });
    server.get<{ Params: { uid: string } }>('/tasks/:uid', async (request) => {
      this.#allow(request, 'tasks.get');
      const task = this.tasks[Number(request.params.uid)];
      if (!task) throw new Failure(404, 'task_not_found', `Task \`${request.params.uid}\` not found.`);
      return task;
    });
    server.post<{ Body: { indexes: [string, string] }[] }>('/swap-indexes', async (request, reply) => {
      this.#allow(request, 'indexes.swap');
      return this.#enqueue('indexSwap', null, () => this.#swap(request.body), reply);
    });
    this.#indexRoutes();
    this.#settingsRoutes();
    this.#readingRoutes();
    this.#documentRoutes();
    this.#searchRoutes();
  }

  #readingRoutes(): void {
    const server = this.#server;
    type Page = { offset?: number; limit?: number; fields?: string[] | string; filter?: unknown };
    const page = (request: FastifyRequest, uid: string, { offset = 0, limit = 20, fields, filter }: Page) => {
      this.#allow(request, 'documents.get', uid);
      const index = this.#index(uid);
      const kept = [fields ?? []].flat().flatMap((name) => name.split(','));
      const all = [...index.documents.values()].filter(
        filterTest(filter, new Set(index.settings.filterableAttributes as string[])),
      );
      const shown = all.slice(Number(offset), Number(offset) + Number(limit));
      const results =
        kept.length > 0
          ? shown.map((one) => Object.fromEntries(kept.map((name) => [name, one[name]])))
          : shown;
      return { results, offset: Number(offset), limit: Number(limit), total: all.length };
    };
    server.get<At & { Querystring: Page }>('/indexes/:uid/documents', async (request) =>
      page(request, request.params.uid, request.query),
    );
    server.post<At & { Body: Page }>('/indexes/:uid/documents/fetch', async (request) =>
      page(request, request.params.uid, request.body),
    );
  }

  #documentRoutes(): void {
    const server = this.#server;
    server.route<At & { Body: StandInDocument[] }>({
      method: ['POST', 'PUT'],
      url: '/indexes/:uid/documents',
      handler: async (request, reply) => {
        const { uid } = request.params;
        this.#allow(request, 'documents.add', uid);
        return this.#enqueue(
          'documentAdditionOrUpdate',
          uid,
          () => this.#keep(uid, request.body, request.method === 'PUT'),
          reply,
        );
      },
    });
    server.post<At & { Body: string[] }>('/indexes/:uid/documents/delete-batch', async (request, reply) => {
      const { uid } = request.params;
      this.#allow(request, 'documents.delete', uid);
      const remove = () => {
        for (const id of request.body) this.#index(uid).documents.delete(id);
      };
      return this.#enqueue('documentDeletion', uid, remove, reply);
    });
    server.delete<At>('/indexes/:uid/documents/:id', async (request, reply) => {
      const { uid, id } = request.params;
      this.#allow(request, 'documents.delete', uid);
      return this.#enqueue('documentDeletion', uid, () => void this.#index(uid).documents.delete(id), reply);
    });
  }
}
