import { type Context, mustHaveRole } from '../identity/context.ts';
import { issueApiKey } from '../identity/issue-api-key.ts';
import type { IssuedApiKey } from '../identity/issued-api-key.ts';
import { Role } from '../identity/role.ts';
import { record } from '../journal/record.ts';
import { mustFind } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { mustReach } from './scope.ts';
import { Site } from './site.ts';

/** Issues a key for a site within the administrator's reach, and tells it this once. */
export async function grantApiKey(
  ctx: Context,
  input: { name: string; siteId: string; perMinute?: number | null },
): Promise<IssuedApiKey> {
  mustHaveRole(ctx.actor, Role.ADMIN);
  return transact(ctx, async (tx) => {
    const site = await mustFind(tx.em, Site, input.siteId);
    await mustReach(tx, site);
    const issued = await issueApiKey(tx, input);
    const { id, name, prefix, perMinute } = issued.apiKey;
    await tx.em.flush();
    await record(tx, 'api-key.issued', { type: 'ApiKey', id }, { name, prefix, site: site.code, perMinute });
    return issued;
  });
}
