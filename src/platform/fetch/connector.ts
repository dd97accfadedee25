import { isIP, type LookupFunction, type Socket } from 'node:net';
import { buildConnector } from 'undici';
import { isPublicAddress } from './address.ts';
import type { AllowList } from './allow-list.ts';
import { FetchRefusal } from './fetch-refusal.ts';

/** Resolves a host name to its addresses; rejects where there are none. */
export type Lookup = (hostname: string) => Promise<{ address: string; family: number }[]>;

/**
 * Opens connections to permitted addresses only. The name is resolved once, the addresses that are not permitted are
 * struck out, and the socket is given what is left, so an answer that changes between check and use cannot slip by.
 */
export function guardedConnector(
  allow: AllowList,
  lookup: Lookup,
  timeout: number,
): buildConnector.connector {
  return (options, callback) => {
    const port = Number(options.port) || (options.protocol === 'https:' ? 443 : 80);
    const host = options.hostname;
    const named = allow.allowsName(host, port);
    const mayReach = (address: string) =>
      named || isPublicAddress(address) || allow.allowsAddress(address, port);
    if (isIP(host) !== 0 && !mayReach(host)) return callback(privateAddress(host), null);

    const connect = buildConnector({
      timeout,
      allowH2: false,
      maxCachedSessions: 0,
      lookup: guardedLookup(lookup, mayReach),
    } as buildConnector.BuildOptions);
    connect(options, (...[error, socket]) => {
      if (error !== null) return callback(error, null);
      if (mayReach((socket as Socket).remoteAddress ?? '')) return callback(null, socket as Socket);
      (socket as Socket).destroy();
      callback(privateAddress(host), null);
    });
  };
}

function guardedLookup(lookup: Lookup, mayReach: (address: string) => boolean): LookupFunction {
  return (hostname, options, done) => {
    const answer = async () => {
      const found = await lookup(hostname);
      const permitted = found.filter(({ address }) => mayReach(address));
      if (permitted[0] === undefined) throw privateAddress(hostname);
      return permitted as [(typeof permitted)[0], ...typeof permitted];
    };
    answer().then(
      (addresses) =>
        options.all ? done(null, addresses) : done(null, addresses[0].address, addresses[0].family),
      (error: NodeJS.ErrnoException) => done(error, '', 0),
    );
  };
}

function privateAddress(host: string): FetchRefusal {
  return new FetchRefusal('PRIVATE_ADDRESS', `${host} is not on the public internet`);
}
