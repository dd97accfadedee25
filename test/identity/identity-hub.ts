import { Writable } from 'node:stream';
import type { MikroORM } from '@mikro-orm/postgresql';
import { pino } from 'pino';
import { type Actor, SYSTEM } from '../../src/identity/actor.ts';
import { type Authentication, createAuthentication } from '../../src/identity/authentication.ts';
import type { Context } from '../../src/identity/context.ts';
import { identityModule } from '../../src/identity/module.ts';
import type { SingleSignOn } from '../../src/identity/single-sign-on.ts';
import { connect } from '../../src/platform/database/database.ts';
import { cloneDatabase } from '../support/postgres.ts';

export const BASE_URL = 'http://127.0.0.1:4000';
export const SECRET = 'v9uY2kq0Zt7Lw4bXn1Hs6Rf3Pd8Jg5Mc';
export const PASSWORD = 'correct horse 电池';

/** The identity folder at work on a database of its own. */
export interface IdentityHub {
  url: string;
  orm: MikroORM;
  authentication: Authentication;
  /** Every line logged so far, at all levels. */
  logged(): string;
  context(actor?: Actor): Context;
  /** Another process of the same hub. */
  another(options?: { baseUrl?: string; oidc?: SingleSignOn }): Authentication;
  /** Moves the hub's clock; milliseconds. */
  wait(duration: number): void;
  close(): Promise<void>;
}

/** Opens it. */
export async function openIdentityHub(): Promise<IdentityHub> {
  const database = await cloneDatabase();
  const orm = await connect(database.url, identityModule.entities ?? [], { poolSize: 4 });
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const log = pino({ level: 'trace' }, sink);
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead);
  const open: Authentication[] = [];
  const another: IdentityHub['another'] = ({ baseUrl = BASE_URL, oidc } = {}) => {
    const one = createAuthentication({ url: database.url, secret: SECRET, baseUrl, log, oidc, now });
    open.push(one);
    return one;
  };
  return {
    url: database.url,
    orm,
    authentication: another(),
    logged: () => lines.join(''),
    context: (actor = SYSTEM) => ({ em: orm.em.fork(), actor, now, log }) as unknown as Context,
    another,
    wait(duration) {
      ahead += duration;
    },
    async close() {
      await Promise.all(open.map((one) => one.close()));
      await orm.close();
      await database.drop();
    },
  };
}

/** What the sign-in addresses answer, as far as the tests look. */
interface Answer {
  code?: string;
  message?: string;
  errors: { message: string; extensions: { code: string } }[];
  totpURI: string;
  backupCodes: string[];
  url: string;
}

/** The JSON of a response. */
export async function answerOf(response: Response): Promise<Answer> {
  return (await response.json()) as Answer;
}

/** A browser with one hub open: it sends JSON, its origin and the cookies it was given. */
export class Browser {
  readonly #cookies = new Map<string, string>();
  readonly #authentication: Authentication;
  readonly #baseUrl: string;

  constructor(authentication: Authentication, baseUrl = BASE_URL) {
    this.#authentication = authentication;
    this.#baseUrl = baseUrl;
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  get headers(): Headers {
    return new Headers({ cookie: this.cookie });
  }

  async send(method: string, path: string, body?: object, headers: Record<string, string> = {}) {
    const all = new Headers({ origin: this.#baseUrl, 'x-client-address': '192.0.2.1', ...headers });
    if (this.#cookies.size > 0) all.set('cookie', this.cookie);
    if (body) all.set('content-type', 'application/json');
    const request = new Request(`${this.#baseUrl}/api/auth${path}`, {
      method,
      headers: all,
      body: body && JSON.stringify(body),
    });
    const response = await this.#authentication.handle(request);
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie);
    return response;
  }

  post(path: string, body: object = {}, headers?: Record<string, string>) {
    return this.send('POST', path, body, headers);
  }

  signIn(username: string, password: string = PASSWORD) {
    return this.post('/sign-in/username', { username, password });
  }

  #keep(cookie: string): void {
    const [pair = ''] = cookie.split(';');
    const at = pair.indexOf('=');
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    if (/max-age=0/i.test(cookie)) this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}
