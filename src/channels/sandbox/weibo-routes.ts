import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../platform/refusal.ts';
import { formOf } from './form.ts';
import { loseAnswer } from './lost-answer.ts';
import { PAGE_POLICY } from './page.ts';
import { pageOf, wallOf } from './weibo-page.ts';
import type { WeiboSimulator } from './weibo-simulator.ts';
import type { SimulatedRequest, WeiboFault } from './weibo-state.ts';

const MAX_BYTES = 8 * 1024 * 1024;
const MOST_FAULTS = 20;

async function fieldsOf(
  request: FastifyRequest,
): Promise<{ fields: URLSearchParams; picture: Uint8Array | null }> {
  const form = await formOf(request);
  const fields = new URLSearchParams();
  for (const [name, value] of form) if (typeof value === 'string') fields.append(name, value);
  const pic = form.get('pic');
  return { fields, picture: pic instanceof File ? new Uint8Array(await pic.arrayBuffer()) : null };
}

async function requestOf(request: FastifyRequest): Promise<SimulatedRequest> {
  const path = (request.params as { '*': string })['*'];
  const query = new URLSearchParams(request.url.split('?')[1] ?? '');
  const isForm = request.method === 'POST';
  const { fields, picture } = isForm ? await fieldsOf(request) : { fields: query, picture: null };
  const header = /^OAuth2 (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  return { path, fields, picture, token: fields.get('access_token') ?? header ?? null };
}

function faultIn(value: string | null): WeiboFault | null {
  if (/^[12]\d{4}$/.test(value ?? '')) return Number(value);
  const named = ['500', '503', '429', 'hang', 'cut', 'half-open'] as const;
  return named.find((one) => one === value) ?? null;
}

/** The id that the short form in an address stands for: four digits of base 62 for seven decimal ones, from the end. */
function idOf(mid: string): string {
  const signs = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const groups = mid.match(/.{1,4}(?=(?:.{4})*$)/g) ?? [];
  const numbers = groups.map((group) => [...group].reduce((sum, sign) => sum * 62 + signs.indexOf(sign), 0));
  return numbers.map((number, at) => String(number).padStart(at === 0 ? 1 : 7, '0')).join('');
}

function servePages(server: FastifyInstance, simulator: WeiboSimulator, save: () => Promise<void>): void {
  const show = (reply: FastifyReply, html: string) =>
    reply.header('content-security-policy', PAGE_POLICY).type('text/html; charset=utf-8').send(html);
  server.get('/sandbox/weibo', (_request, reply) => show(reply, wallOf(simulator)));
  server.get('/sandbox/weibo/:uid/:mid', (request, reply) => {
    const { uid, mid } = request.params as { uid: string; mid: string };
    const post = simulator.posts.find(({ account, id }) => account.uid === uid && id === idOf(mid));
    if (!post) throw new Refusal('NOT_FOUND');
    return show(reply, pageOf(post));
  });
  server.post('/sandbox/weibo/faults', async (request, reply) => {
    const fault = faultIn((await fieldsOf(request)).fields.get('fault'));
    if (fault === null || simulator.faults.length >= MOST_FAULTS) throw new Refusal('BAD_USER_INPUT');
    simulator.faults.push(fault);
    await save();
    return reply.redirect('/sandbox/weibo', 303);
  });
}

/** Mounts a simulated Weibo: its interface under `/sandbox/weibo/api/2/`, what readers see at `/sandbox/weibo`, and `/sandbox/weibo/faults` by which the next request that posts or deletes meets a fault. */
export async function registerWeiboSandbox(
  server: FastifyInstance,
  simulator: WeiboSimulator,
  save: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await server.register(async (sandbox) => {
    sandbox.removeAllContentTypeParsers();
    sandbox.addContentTypeParser(
      /^(multipart\/form-data|application\/x-www-form-urlencoded)/,
      { parseAs: 'buffer', bodyLimit: MAX_BYTES },
      (_request, body, done) => done(null, body),
    );
    const handler = async (request: FastifyRequest, reply: FastifyReply) => {
      const { status, body, headers = {}, lost } = simulator.answer(await requestOf(request));
      if (request.method === 'POST') await save();
      if (lost) return loseAnswer(reply, lost);
      return reply.status(status).headers(headers).send(body);
    };
    sandbox.get('/sandbox/weibo/api/2/*', handler);
    sandbox.post('/sandbox/weibo/api/2/*', handler);
    servePages(sandbox, simulator, save);
  });
}
