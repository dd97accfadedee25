import { BlockList, isIP } from 'node:net';
import { domainToASCII } from 'node:url';

/** What the operator exempts from the rule against private addresses. */
export interface AllowList {
  /** Tells whether a host name may lead to any address, on this port. */
  allowsName: (host: string, port: number) => boolean;
  /** Tells whether an IP address may be reached although private, on this port. */
  allowsAddress: (address: string, port: number) => boolean;
}

type Entry =
  | { kind: 'name'; name: string; port?: number }
  | { kind: 'range'; range: BlockList; port?: number };

/** Reads the entries of FETCH_ALLOW (host, host:port, address, [address]:port or CIDR); throws TypeError naming an ill-formed one. */
export function parseAllowList(entries: readonly string[]): AllowList {
  const parsed = entries.map((entry) => parseEntry(entry.trim()));
  const onPort = (port: number) => parsed.filter((entry) => entry.port === undefined || entry.port === port);
  return {
    allowsName: (host, port) =>
      onPort(port).some((entry) => entry.kind === 'name' && entry.name === canonicalName(host)),
    allowsAddress: (address, port) =>
      onPort(port).some((entry) => entry.kind === 'range' && entry.range.check(address, familyOf(address))),
  };
}

function parseEntry(entry: string): Entry {
  if (entry.includes('/')) return { kind: 'range', range: subnet(entry) };
  if (isIP(entry)) return { kind: 'range', range: single(entry) };
  const [, host = '', digits] = /^(\[[^\]]+\]|[^:[\]]+)(?::(\d{1,5}))?$/.exec(entry) ?? [];
  const port = digits === undefined ? undefined : Number(digits);
  if (host === '' || (port !== undefined && port > 65_535)) throw illFormed(entry);
  const address = host.startsWith('[') ? host.slice(1, -1) : host;
  if (isIP(address)) return { kind: 'range', range: single(address), port };
  const name = canonicalName(host);
  if (!/^[a-z0-9_.-]+$/.test(name)) throw illFormed(entry);
  return { kind: 'name', name, port };
}

function subnet(entry: string): BlockList {
  const [network = '', prefix = ''] = entry.split('/');
  const bits = isIP(network) === 4 ? 32 : 128;
  if (!isIP(network) || !/^\d{1,3}$/.test(prefix) || Number(prefix) > bits) throw illFormed(entry);
  const range = new BlockList();
  range.addSubnet(network, Number(prefix), familyOf(network));
  return range;
}

function single(address: string): BlockList {
  const range = new BlockList();
  range.addAddress(address, familyOf(address));
  return range;
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}

function canonicalName(host: string): string {
  return domainToASCII(host).toLowerCase().replace(/\.$/, '');
}

function illFormed(entry: string): TypeError {
  return new TypeError(`FETCH_ALLOW: "${entry}" is not a host, host:port, address or CIDR`);
}
