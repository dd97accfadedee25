import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';

/** A key of the stand-in. */
export interface StandInKey {
  uid: string;
  key: string;
  name: string | null;
  description: string | null;
  actions: string[];
  indexes: string[];
  expiresAt: string | null;
  createdAt: string;
  updatedAt: string;
}

/** What whoever asks may do with an index: nothing (`null`), or anything under a filter. */
export type Permission = { filter: unknown } | null;

type Rules = string[] | Record<string, { filter?: unknown } | null>;

function isSigned(given: { alg: string; key: string; text: string; signature: string }): boolean {
  const wanted = createHmac(`sha${given.alg.slice(2)}`, given.key)
    .update(given.text)
    .digest();
  const signature = Buffer.from(given.signature, 'base64url');
  return signature.length === wanted.length && timingSafeEqual(signature, wanted);
}

function ruleFor(all: Rules, index: string): Permission {
  const rules = Array.isArray(all) ? Object.fromEntries(all.map((name) => [name, null])) : all;
  const named = index in rules ? index : '*';
  return named in rules ? { filter: rules[named]?.filter ?? null } : null;
}

/** The keys of a stand-in: a key is the HMAC of its uid under the master key, as Meilisearch makes it. */
export class Keys {
  readonly master: string;
  readonly all: StandInKey[] = [];

  constructor(master: string) {
    this.master = master;
    this.create({
      name: 'Default Search API Key',
      description: null,
      actions: ['search'],
      indexes: ['*'],
      expiresAt: null,
    });
  }

  create(fields: Pick<StandInKey, 'name' | 'description' | 'actions' | 'indexes' | 'expiresAt'>): StandInKey {
    const uid = randomUUID();
    const now = new Date().toISOString();
    const key = createHmac('sha256', this.master).update(uid).digest('hex');
    const made = {
      ...fields,
      name: fields.name ?? null,
      description: fields.description ?? null,
      uid,
      key,
      createdAt: now,
      updatedAt: now,
    };
    this.all.push(made);
    return made;
  }

  /** Whether a bearer may do something with an index, and under which filter. */
  permission(bearer: string, action: string, index: string | null): Permission {
    if (bearer === this.master) return { filter: null };
    const key = this.all.find((one) => one.key === bearer);
    if (key) return this.#may(key, action, index) ? { filter: null } : null;
    return action === 'search' && index !== null ? this.#byToken(bearer, index) : null;
  }

  #may(key: StandInKey, action: string, index: string | null): boolean {
    const live = !key.expiresAt || new Date(key.expiresAt) > new Date();
    const acts =
      key.actions.includes('*') ||
      key.actions.includes(action) ||
      key.actions.includes(`${action.split('.')[0]}.*`);
    return live && acts && (index === null || key.indexes.some((name) => name === '*' || name === index));
  }

  /** A tenant token is a JWT signed with a key that may search; it is no wider than the key. */
  #byToken(token: string, index: string): Permission {
    const [header = '', payload = '', signature = ''] = token.split('.');
    try {
      const { alg } = JSON.parse(Buffer.from(header, 'base64url').toString()) as { alg: string };
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as {
        apiKeyUid: string;
        exp?: number;
        searchRules: Rules;
      };
      const key = this.all.find((one) => one.uid === claims.apiKeyUid);
      if (!key || !/^HS(256|384|512)$/.test(alg) || !this.#may(key, 'search', index)) return null;
      if (!isSigned({ alg, key: key.key, text: `${header}.${payload}`, signature })) return null;
      if (claims.exp !== undefined && claims.exp * 1000 < Date.now()) return null;
      return ruleFor(claims.searchRules, index);
    } catch {
      return null;
    }
  }
}
