import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SingleSignOn } from '../../src/identity/single-sign-on.ts';

const json = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let body = '';
  for await (const chunk of request) body += chunk;
  return new URLSearchParams(body);
}

/** An OpenID Connect issuer on this machine, just large enough to sign people in. */
export interface Issuer {
  settings: SingleSignOn;
  /** Lets somebody with these claims pass at an authorization address; answers the address they are sent back to. */
  authorise(address: string, claims: object): string;
  close(): Promise<void>;
}

interface Signer {
  keys: object;
  sign(claims: object): string;
}

function createSigner(): Signer {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    keys: { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] },
    sign(claims) {
      const text = `${json({ alg: 'RS256', kid: 'one', typ: 'JWT' })}.${json(claims)}`;
      return `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`;
    },
  };
}

const discoveryOf = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorise`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/keys`,
  id_token_signing_alg_values_supported: ['RS256'],
});

interface Passed {
  asked: URLSearchParams;
  claims: object;
}

/** The answer to a code: an ID token, if the code was given and the verifier fits the challenge (RFC 7636). */
function tokenFor(form: URLSearchParams, passed: Map<string, Passed>, own: object, signer: Signer): object {
  const found = passed.get(form.get('code') ?? '');
  const proof = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url');
  if (!found || found.asked.get('code_challenge') !== proof) return { error: 'invalid_grant' };
  const now = Math.floor(Date.now() / 1000);
  const usual = { iat: now, exp: now + 60, nonce: found.asked.get('nonce'), email: 'someone@example.cn' };
  const id_token = signer.sign({ ...own, ...usual, ...found.claims });
  return { access_token: 'access', token_type: 'Bearer', expires_in: 60, id_token };
}

/** Starts it. */
export async function startIssuer(): Promise<Issuer> {
  const signer = createSigner();
  const passed = new Map<string, Passed>();
  const server = createServer(async (request, response) => {
    const own = { iss: settings.issuer, aud: settings.clientId };
    const answers: Record<string, () => object | Promise<object>> = {
      '/.well-known/openid-configuration': () => discoveryOf(settings.issuer),
      '/keys': () => signer.keys,
      '/token': async () => tokenFor(await formOf(request), passed, own, signer),
    };
    const body = await answers[request.url ?? '']?.();
    response.writeHead(body ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const settings = { issuer, clientId: 'tonggao', clientSecret: 'issuer-secret' };
  return {
    settings,
    authorise(address, claims) {
      const asked = new URL(address).searchParams;
      const code = `code-${passed.size}`;
      passed.set(code, { asked, claims });
      return `${asked.get('redirect_uri')}?${new URLSearchParams({ code, state: asked.get('state') ?? '' })}`;
    },
    close: () =>
      new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve()))),
  };
}
