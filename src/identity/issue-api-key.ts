import { randomBytes } from 'node:crypto';
import { sha256 } from '../platform/canonical-json.ts';
import { isUuid } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { ApiKey } from './api-key.ts';
import { type Context, mustHaveRole } from './context.ts';
import { IssuedApiKey } from './issued-api-key.ts';
import { API_KEY_PREFIX } from './recognise-api-key.ts';
import { Role } from './role.ts';

/** The largest quota, in points a minute. */
const MOST = 10_000_000;

const PREFIX_LENGTH = API_KEY_PREFIX.length + 6;

/** Makes a key of 256 random bits for a sub-site and tells it this once; administrators only. */
export async function issueApiKey(
  ctx: Context,
  input: { name: string; siteId: string; perMinute?: number | null },
): Promise<IssuedApiKey> {
  mustHaveRole(ctx.actor, Role.ADMIN);
  const name = input.name.trim();
  must(name !== '' && name.length <= 100, 'BAD_USER_INPUT', undefined, { field: 'name' });
  must(isUuid(input.siteId), 'BAD_USER_INPUT', undefined, { field: 'siteId' });
  const { perMinute = null } = input;
  must(perMinute === null || (perMinute > 0 && perMinute <= MOST), 'BAD_USER_INPUT', undefined, {
    field: 'perMinute',
  });
  const key = API_KEY_PREFIX + randomBytes(32).toString('base64url');
  const apiKey = Object.assign(new ApiKey(), {
    name,
    siteId: input.siteId,
    perMinute,
    prefix: key.slice(0, PREFIX_LENGTH),
    hash: sha256(key),
    createdAt: ctx.now(),
  });
  await transact(ctx, async ({ em }) => void em.persist(apiKey));
  return Object.assign(new IssuedApiKey(), { key, apiKey });
}
