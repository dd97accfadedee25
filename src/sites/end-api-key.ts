import { ApiKey } from '../identity/api-key.ts';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { revokeApiKey } from '../identity/revoke-api-key.ts';
import { Role } from '../identity/role.ts';
import { record } from '../journal/record.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { mustReach } from './scope.ts';
import { Site } from './site.ts';

/** Ends a key of a site within the administrator's reach; one that has ended already changes nothing. */
export async function endApiKey(ctx: Context, input: { id: string }): Promise<ApiKey> {
  mustHaveRole(ctx.actor, Role.ADMIN);
  return transact(ctx, async (tx) => {
    const apiKey = await mustLock(tx.em, ApiKey, input.id);
    const site = await mustFind(tx.em, Site, apiKey.siteId);
    await mustReach(tx, site);
    if (apiKey.revokedAt) return apiKey;
    const revoked = await revokeApiKey(tx, input);
    await tx.em.flush();
    const { id, name, prefix } = revoked;
    await record(tx, 'api-key.revoked', { type: 'ApiKey', id }, { name, prefix, site: site.code });
    return revoked;
  });
}
