import type { FastifyRequest } from 'fastify';
import { formOf } from './form.ts';
import type { WechatRequest } from './wechat-state.ts';

function baseOf({ protocol, host }: FastifyRequest): string {
  return `${protocol}://${host}/sandbox/wechat`;
}

function jsonOf(body: unknown): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(String(body));
    return parsed !== null && typeof parsed === 'object' ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** A request to the interface, as the simulator takes it. */
export async function requestOf(request: FastifyRequest): Promise<WechatRequest> {
  const path = (request.params as { '*': string })['*'];
  const query = new URLSearchParams(request.url.split('?')[1] ?? '');
  const isUpload = /^multipart\//.test(request.headers['content-type'] ?? '');
  const media = isUpload ? (await formOf(request)).get('media') : null;
  const file = media instanceof File ? new Uint8Array(await media.arrayBuffer()) : null;
  return { path, query, json: isUpload ? {} : jsonOf(request.body), file, base: baseOf(request) };
}
