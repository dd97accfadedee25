import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import { syntheticEmail } from './account.ts';

/** An OpenID Connect issuer that people of the hub may sign in at. */
export interface SingleSignOn {
  issuer: string;
  clientId: string;
  clientSecret: string;
}

/** Name of the issuer in addresses: `/api/auth/callback/oidc`. */
export const ISSUER_NAME = 'oidc';

/** No username has a space, so this matches nobody. */
const NOBODY = 'no body';

/**
 * Sign-in at an OpenID Connect issuer (code flow with PKCE, ID tokens verified). The first time, the claim
 * `preferred_username` finds the user of that username, and from then on `sub` alone; nobody is created.
 */
export function singleSignOn({ issuer, clientId, clientSecret }: SingleSignOn) {
  return genericOAuth({
    config: [
      {
        providerId: ISSUER_NAME,
        discoveryUrl: `${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`,
        requireIdTokenVerification: true,
        clientId,
        clientSecret,
        scopes: ['openid', 'profile', 'email'],
        disableSignUp: true,
        disableProviderLogout: true,
        mapProfileToUser: ({ preferred_username: username }) => ({
          email: syntheticEmail(typeof username === 'string' && username !== '' ? username : NOBODY),
          emailVerified: true,
        }),
      },
    ],
  });
}

/** The issuer's tokens have served when somebody is signed in; none is kept. */
export async function withoutIssuerTokens<T extends object>(account: T): Promise<{ data: T }> {
  return { data: { ...account, accessToken: null, refreshToken: null, idToken: null } };
}
