import type { FastifyRequest } from 'fastify';

/** The form that a request carries, whose body was left in bytes. */
export async function formOf({ body, headers }: FastifyRequest): Promise<FormData> {
  const type = headers['content-type'] ?? '';
  return new Response(new Uint8Array(body as Buffer), { headers: { 'content-type': type } }).formData();
}
