import type { FastifyInstance } from 'fastify';
import { Refusal } from '../../platform/refusal.ts';
import { formOf } from './form.ts';
import { WECHAT_ERRORS } from './wechat-errors.ts';
import type { WechatSandbox } from './wechat-sandbox.ts';
import type { WechatFaultKind, WechatFaultWaiting } from './wechat-state.ts';

const MOST_FAULTS = 20;
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

/** Serves the forms of the rehearsal: which fault the next request meets, and where results are told. */
export function serveForms(server: FastifyInstance, { simulator, save, publicUrl }: WechatSandbox): void {
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
