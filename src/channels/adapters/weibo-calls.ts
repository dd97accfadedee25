import { FetchRefusal } from '../../platform/fetch/fetch-refusal.ts';
import type { FetchOptions } from '../../platform/fetch/request.ts';
import type { CodedAnswer } from './coded-answer.ts';
import type { Door } from './door.ts';
import { outcomeOfFault } from './http-outcome.ts';
import type { Parcel } from './matter.ts';
import { readAnswer } from './weibo-answer.ts';
import type { WeiboSettings } from './weibo-settings.ts';

const LIMITS = { redirects: 0, timeoutMs: 20_000, maxBytes: 2 * 1024 * 1024 };

/** What one must have to call the interface. */
export type WeiboDoor = Door<WeiboSettings>;

async function call(door: WeiboDoor, path: string, options: FetchOptions): Promise<CodedAnswer> {
  const url = `${door.settings.api.replace(/\/$/, '')}/2/${path}`;
  try {
    return readAnswer(await door.fetch(url, { ...LIMITS, ...options }), door.now);
  } catch (error) {
    if (error instanceof FetchRefusal)
      return { ok: false, code: null, body: {}, outcome: outcomeOfFault(error) };
    throw error;
  }
}

/** Asks with a GET; the token goes in a header, so that no log of addresses on the way has it. */
export function askWeibo(
  door: WeiboDoor,
  path: string,
  query: Record<string, string> | string[][],
): Promise<CodedAnswer> {
  const headers = { authorization: `OAuth2 ${door.settings.accessToken}` };
  return call(door, `${path}?${new URLSearchParams(query)}`, { headers });
}

/** Posts a form. */
export function postWeibo(door: WeiboDoor, path: string, form: Record<string, string>): Promise<CodedAnswer> {
  const body = new URLSearchParams({ access_token: door.settings.accessToken, ...form }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return call(door, path, { method: 'POST', headers, body });
}

/** A picture that share.json takes. */
export interface WeiboPicture {
  bytes: Uint8Array;
  type: string;
}

/** Shares a rendition, with a picture or without. */
export function share(
  door: WeiboDoor,
  { rendition }: Parcel,
  picture: WeiboPicture | null,
): Promise<CodedAnswer> {
  const fields = { status: rendition.text, rip: door.settings.rip };
  if (!picture) return postWeibo(door, 'statuses/share.json', fields);
  const form = new FormData();
  for (const [name, value] of Object.entries({ access_token: door.settings.accessToken, ...fields })) {
    form.append(name, value);
  }
  const name = `picture.${picture.type.slice('image/'.length)}`;
  form.append('pic', new Blob([new Uint8Array(picture.bytes)], { type: picture.type }), name);
  return call(door, 'statuses/share.json', { method: 'POST', body: form });
}
