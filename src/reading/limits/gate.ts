import type { FastifyReply, FastifyRequest } from 'fastify';
import { must, Refusal } from '../../platform/refusal.ts';
import { countedAs } from './address.ts';
import { Allowance } from './allowance.ts';
import type { KeyRing, KnownKey } from './key-ring.ts';
import { PRICE_LIST } from './price-list.ts';

/** Whoever asks; nobody counts what one without an allowance spends. */
export interface Caller {
  name: string;
  perMinute: number;
}

/** Points a minute; 0 for as many as one likes. */
export interface Rates {
  address: number;
  key: number;
}

/** Counts what each caller spends on reading: sub-sites by their keys, everybody else by address. */
export class Gate {
  readonly #allowance = new Allowance();
  readonly #rates: Rates;
  readonly #keys: KeyRing;

  constructor(rates: Rates, keys: KeyRing) {
    this.#rates = rates;
    this.#keys = keys;
  }

  /** Who asks, null for one who is not counted; UNAUTHENTICATED for a key that was never issued or has ended. */
  callerOf(request: FastifyRequest): Caller | null | Promise<Caller | null> {
    const key = this.#keys.look(request.headers.authorization);
    if (key instanceof Promise) return key.then((known) => this.#holderOf(known));
    if (key !== undefined) return this.#holderOf(key);
    const name = this.#rates.address > 0 ? countedAs(request.ip) : null;
    return name === null ? null : { name, perMinute: this.#rates.address };
  }

  /** Lets a caller ask once; TOO_MANY_REQUESTS with Retry-After for one who has spent everything. */
  admit(caller: Caller | null, reply: FastifyReply): void {
    if (!caller) return;
    const wait = this.#allowance.take(caller.name, caller.perMinute, PRICE_LIST.answer);
    if (wait === 0) return;
    void reply.header('retry-after', String(wait));
    throw new Refusal('TOO_MANY_REQUESTS', undefined, { retryAfter: wait, perMinute: caller.perMinute });
  }

  /** Charges a caller for what was read for it. */
  charge(caller: Caller | null, points: number): void {
    if (caller) this.#allowance.charge(caller.name, caller.perMinute, points);
  }

  #holderOf(key: KnownKey | null): Caller | null {
    must(key, 'UNAUTHENTICATED', { zh: '密钥无效或已停用', en: 'This key was never issued or has ended' });
    const perMinute = key.perMinute ?? this.#rates.key;
    return perMinute > 0 ? { name: `key ${key.id}`, perMinute } : null;
  }
}
