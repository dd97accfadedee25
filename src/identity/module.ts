import { ApiKey } from './api-key.ts';
import type { HubModule } from './hub.ts';
import { IdentityResolver } from './identity.resolver.ts';
import { routes } from './routes.ts';
import { User } from './user.ts';

/** Who is who: people, their roles, how they sign in, and the keys of sub-sites. */
export const identityModule: HubModule = {
  name: 'identity',
  entities: [User, ApiKey],
  deskResolvers: [IdentityResolver],
  routes,
};
