import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Fetch } from '../../platform/fetch/fetch.ts';
import { FetchRefusal } from '../../platform/fetch/fetch-refusal.ts';
import { Refusal } from '../../platform/refusal.ts';
import { loseAnswer } from './lost-answer.ts';
import { PAGE_POLICY } from './page.ts';
import { WECHAT_ERRORS } from './wechat-errors.ts';
import { eventOf, sealed } from './wechat-events.ts';
import { pageOfArticle, wallOfWechat } from './wechat-page.ts';
import type { WechatSimulator } from './wechat-simulator.ts';
import type { SimulatedTask, WechatFaultKind, WechatFaultWaiting, WechatRequest } from './wechat-state.ts';

const MAX_BYTES = 12 * 1024 * 1024;
const MOST_FAULTS = 20;
/** A little longer than a task takes. */
const TELL_MS = 1_200;

/** What the routes stand on. */
export interface WechatSandbox {
  simulator: WechatSimulator;
  /** Keeps the state after what may have changed it. */
  save(): Promise<void>;
  /** How results are told to a channel of the hub. */
  fetch: Fetch;
  publicUrl: string;
}

function baseOf({ protocol, host }: FastifyRequest): string {
  return `${protocol}://${host}/sandbox/wechat`;
}

async function formOf({ body, headers }: FastifyRequest): Promise<FormData> {
  const type = headers['content-type'] ?? '';
  return new Response(new Uint8Array(body as Buffer), { headers: { 'content-type': type } }).formData();
}

function jsonOf(body: unknown): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(String(body));
    return parsed !== null && typeof parsed === 'object' ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

async function requestOf(request: FastifyRequest): Promise<WechatRequest> {
  const path = (request.params as { '*': string })['*'];
  const query = new URLSearchParams(request.url.split('?')[1] ?? '');
  const isUpload = /^multipart\//.test(request.headers['content-type'] ?? '');
  const media = isUpload ? (await formOf(request)).get('media') : null;
  const file = media instanceof File ? new Uint8Array(await media.arrayBuffer()) : null;
  return { path, query, json: isUpload ? {} : jsonOf(request.body), file, base: baseOf(request) };
}

const CALLS = [
  'post',
  'any',
  'stable_token',
  'draft/',
  'media/',
  'material/',
  'freepublish/',
  'message/',
] as const;
const NAMED = [
  '500',
  '503',
  '429',
  'hang',
  'cut',
  'half-open',
  'status-2',
  'status-3',
  'status-4',
  'status-6',
] as const;

function faultIn(form: FormData): WechatFaultWaiting | null {
  const said = String(form.get('fault') ?? '');
  const at = CALLS.find((one) => one === (form.get('at') ?? 'post'));
  const isCode = said in WECHAT_ERRORS;
  const what: WechatFaultKind | undefined = isCode ? Number(said) : NAMED.find((one) => one === said);
  return at && what !== undefined ? { at, what } : null;
}

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

function serveForms(server: FastifyInstance, { simulator, save, publicUrl }: WechatSandbox): void {
  const { state } = simulator;
  server.post('/sandbox/wechat/faults', async (request, reply) => {
    const fault = faultIn(await formOf(request));
    if (fault === null || state.faults.length >= MOST_FAULTS) throw new Refusal('BAD_USER_INPUT');
    state.faults.push(fault);
    await save();
    return reply.redirect('/sandbox/wechat', 303);
  });
  server.post('/sandbox/wechat/callback', async (request, reply) => {
    const form = await formOf(request);
    const [url, token, aesKey] = ['url', 'token', 'aesKey'].map((name) =>
      String(form.get(name) ?? '').trim(),
    );
    const isOwn = url?.startsWith(`${publicUrl}/channels/`);
    const isWhole = isOwn && token && /^[0-9a-zA-Z]{43}$/.test(aesKey ?? '');
    if (url && !isWhole) throw new Refusal('BAD_USER_INPUT');
    state.callback = url && token && aesKey ? { url, token, aesKey } : null;
    await save();
    return reply.redirect('/sandbox/wechat', 303);
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
