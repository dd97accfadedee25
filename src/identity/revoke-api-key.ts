import { mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { ApiKey } from './api-key.ts';
import { type Context, mustHaveRole } from './context.ts';
import { Role } from './role.ts';

/** Ends a sub-site's key from this moment on; administrators only. A revoked key keeps its first revocation time. */
export async function revokeApiKey(ctx: Context, input: { id: string }): Promise<ApiKey> {
  mustHaveRole(ctx.actor, Role.ADMIN);
  return transact(ctx, async ({ em, now }) => {
    const apiKey = await mustLock(em, ApiKey, input.id);
    apiKey.revokedAt ??= now();
    return apiKey;
  });
}
