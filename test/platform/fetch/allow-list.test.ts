import { describe, expect, it } from 'vitest';
import { parseAllowList } from '../../../src/platform/fetch/allow-list.ts';

describe('the allow list', () => {
  it('allows a name on every port, and a name with a port on that port only', () => {
    const allow = parseAllowList(['Intranet.example', 'oa.example:8080']);
    expect(allow.allowsName('intranet.example', 80)).toBe(true);
    expect(allow.allowsName('intranet.example.', 443)).toBe(true);
    expect(allow.allowsName('sub.intranet.example', 80)).toBe(false);
    expect(allow.allowsName('oa.example', 8080)).toBe(true);
    expect(allow.allowsName('oa.example', 80)).toBe(false);
  });

  it('allows addresses, addresses with a port, and ranges of both families', () => {
    const allow = parseAllowList(['127.0.0.1:4001', '10.20.0.0/16', '::1', '[fd00::2]:8443', 'fd12::/16']);
    expect(allow.allowsAddress('127.0.0.1', 4001)).toBe(true);
    expect(allow.allowsAddress('127.0.0.1', 4002)).toBe(false);
    expect(allow.allowsAddress('10.20.255.1', 80)).toBe(true);
    expect(allow.allowsAddress('10.21.0.1', 80)).toBe(false);
    expect(allow.allowsAddress('::1', 80)).toBe(true);
    expect(allow.allowsAddress('fd00::2', 8443)).toBe(true);
    expect(allow.allowsAddress('fd00::2', 443)).toBe(false);
    expect(allow.allowsAddress('fd12:3::4', 443)).toBe(true);
  });

  it('allows nothing when it is empty', () => {
    const allow = parseAllowList([]);
    expect(allow.allowsName('localhost', 80)).toBe(false);
    expect(allow.allowsAddress('127.0.0.1', 80)).toBe(false);
  });

  it.each(['10.0.0.0/33', 'http://host', 'a b', '10.0.0.0/', 'host:99999', 'host:', ':80', ''])(
    'refuses the ill-formed entry "%s" by name',
    (entry) => expect(() => parseAllowList([entry])).toThrow(`"${entry}"`),
  );
});
