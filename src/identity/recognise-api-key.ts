import type { EntityManager } from '@mikro-orm/postgresql';
import { sha256 } from '../platform/canonical-json.ts';
import { type Actor, ANONYMOUS } from './actor.ts';
import { ApiKey } from './api-key.ts';

/** How every key begins, so that a key is known for one wherever it turns up. */
export const API_KEY_PREFIX = 'tgk_';

/** Keys are noted as used once a minute, not at every request. */
const NOTE_EVERY = 60_000;

/** The key that was issued with this text, noted as used; null when none was or it has been revoked. */
export async function recogniseApiKey(em: EntityManager, key: string, now: Date): Promise<ApiKey | null> {
  const apiKey = await em.findOne(ApiKey, { hash: sha256(key), revokedAt: null });
  if (!apiKey) return null;
  if (now.getTime() - (apiKey.lastUsedAt?.getTime() ?? 0) >= NOTE_EVERY) {
    await em.nativeUpdate(ApiKey, { id: apiKey.id }, { lastUsedAt: now });
  }
  return apiKey;
}

/** The actor a key stands for; ANONYMOUS when no such key was issued or it has been revoked. */
export async function actorOfApiKey(em: EntityManager, key: string, now: Date): Promise<Actor> {
  const apiKey = await recogniseApiKey(em, key, now);
  if (!apiKey) return ANONYMOUS;
  const { id, name, prefix } = apiKey;
  return { kind: 'api-key', id, username: prefix, name, roles: [], organisationId: null };
}
