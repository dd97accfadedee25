import type { FastifyInstance, FastifyReply } from 'fastify';
import { FetchRefusal } from '../../platform/fetch/fetch-refusal.ts';
import { Refusal } from '../../platform/refusal.ts';
import { loseAnswer } from './lost-answer.ts';
import { PAGE_POLICY } from './page.ts';
import { eventOf, sealed } from './wechat-events.ts';
import { serveForms } from './wechat-forms.ts';
import { pageOfArticle, wallOfWechat } from './wechat-page.ts';
import { requestOf } from './wechat-requests.ts';
import type { WechatSandbox } from './wechat-sandbox.ts';
import type { SimulatedTask } from './wechat-state.ts';

const MAX_BYTES = 12 * 1024 * 1024;
/** A little longer than a task takes. */
const TELL_MS = 1_200;

async function tell(sandbox: WechatSandbox, task: SimulatedTask, base: string): Promise<void> {
  const { callback } = sandbox.simulator.state;
  if (!callback) return;
  const xml = eventOf(task, `${base}/s/${task.articleId}`, new Date());
  const { query, body } = sealed(xml, { ...callback, appId: task.appId });
  const options = {
    method: 'POST',
    headers: { 'content-type': 'text/xml' },
    body,
    timeoutMs: 5_000,
  } as const;
  try {
    await sandbox.fetch(`${callback.url}?${query}`, { ...options, redirects: 0 });
  } catch (error) {
    // Whoever is not there to hear asks for the result instead.
    if (!(error instanceof FetchRefusal)) throw error;
  }
}

async function tellEnded(sandbox: WechatSandbox, base: string): Promise<void> {
  sandbox.simulator.finish(TELL_MS / 2);
  for (const task of sandbox.simulator.takeEnded()) await tell(sandbox, task, base);
}

function servePages(server: FastifyInstance, { simulator }: WechatSandbox): void {
  const show = (reply: FastifyReply, html: string) =>
    reply.header('content-security-policy', PAGE_POLICY).type('text/html; charset=utf-8').send(html);
  server.get('/sandbox/wechat', (_request, reply) => {
    simulator.finish(TELL_MS / 2);
    return show(reply, wallOfWechat(simulator.state));
  });
  server.get('/sandbox/wechat/s/:id', (request, reply) => {
    const { id } = request.params as { id: string };
    const article = simulator.state.articles.find(({ articleId }) => articleId === id);
    if (!article) throw new Refusal('NOT_FOUND');
    return show(reply, pageOfArticle(article, simulator.state));
  });
  server.get('/sandbox/wechat/pictures/:name', (request, reply) => {
    const { name } = request.params as { name: string };
    const picture = simulator.state.pictures.get(name);
    if (!picture) throw new Refusal('NOT_FOUND');
    return reply.type(picture.type).send(Buffer.from(picture.bytes));
  });
}

/** Mounts a simulated WeChat: its interface under `/sandbox/wechat/api/cgi-bin/`, what readers see at `/sandbox/wechat`, and the forms by which requests meet faults and results are told. */
export async function registerWechatSandbox(server: FastifyInstance, sandbox: WechatSandbox): Promise<void> {
  await server.register(async (routes) => {
    routes.removeAllContentTypeParsers();
    const parse = { parseAs: 'buffer', bodyLimit: MAX_BYTES } as const;
    routes.addContentTypeParser('*', parse, (_request, body, done) => done(null, body));
    routes.post('/sandbox/wechat/api/cgi-bin/*', async (request, reply) => {
      const asked = await requestOf(request);
      const { status, body, headers = {}, lost } = sandbox.simulator.answer(asked);
      await sandbox.save();
      const telling = setTimeout(() => void tellEnded(sandbox, asked.base).catch(() => undefined), TELL_MS);
      telling.unref();
      if (lost) return loseAnswer(reply, lost);
      return reply.status(status).headers(headers).send(body);
    });
    servePages(routes, sandbox);
    serveForms(routes, sandbox);
  });
}
