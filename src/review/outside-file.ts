import type { FastifyReply } from 'fastify';
import { ANONYMOUS } from '../identity/actor.ts';
import type { Hub } from '../identity/hub.ts';
import { fileHeaders } from '../platform/media/file-headers.ts';
import { must } from '../platform/refusal.ts';
import { openOutsideFile } from './read-outside.ts';

/** Where a file of a link is asked for. */
export interface OutsideAddress {
  token: string;
  sha256: string;
  '*': string;
}

/** Rule: the address of a file under a link; it is good as long as the link. */
export function outsideFileAt(token: string, { sha256, name }: { sha256: string; name: string }): string {
  return `/outside/${token}/files/${sha256}/${encodeURIComponent(name)}`;
}

const KEPT = /(?:https?:\/\/[^/"'\s]+)?\/media\/([0-9a-f]{64})\//g;

/** Rule: a body whose files are asked for under a link. */
export function bodyUnder(token: string, body: string): string {
  return body.replace(KEPT, (_, sha256: string) => `/outside/${token}/files/${sha256}/`);
}

/** Sends a file of the revision that a link shows. */
export async function sendOutsideFile(
  hub: Hub,
  reply: FastifyReply,
  { token, sha256, '*': said }: OutsideAddress,
): Promise<FastifyReply> {
  must(/^[0-9a-f]{64}$/.test(sha256), 'NOT_FOUND');
  const name = (await openOutsideFile(hub.context(ANONYMOUS), { token, sha256 })) ?? said;
  const size = await hub.media.size(sha256);
  must(size !== null, 'NOT_FOUND');
  void reply.headers(await fileHeaders(hub.media, { sha256, name, size }));
  const stream = await hub.media.stream(sha256);
  return reply.header('content-length', size).send(stream);
}
