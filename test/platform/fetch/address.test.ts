import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isPublicAddress } from '../../../src/platform/fetch/address.ts';

const octet = fc.integer({ min: 0, max: 255 });
const privateIpv4 = fc.oneof(
  fc.tuple(fc.constant(10), octet, octet, octet),
  fc.tuple(fc.constant(127), octet, octet, octet),
  fc.tuple(fc.constant(0), octet, octet, octet),
  fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), octet, octet),
  fc.tuple(fc.constant(169), fc.constant(254), octet, octet),
  fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), octet, octet),
  fc.tuple(fc.constant(192), fc.constant(168), octet, octet),
  fc.tuple(fc.constant(198), fc.integer({ min: 18, max: 19 }), octet, octet),
  fc.tuple(fc.integer({ min: 224, max: 255 }), octet, octet, octet),
);
const hex = ([a = 0, b = 0, c = 0, d = 0]: number[]) =>
  `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;

it.each([
  '8.8.8.8',
  '114.114.114.114',
  '100.63.255.255',
  '100.128.0.0',
  '172.15.255.255',
  '172.32.0.0',
  '223.255.255.255',
  '2400:3200::1',
  '2606:4700:4700::1111',
  '::ffff:8.8.8.8',
  '64:ff9b::808:808',
])('takes %s for public', (address) => expect(isPublicAddress(address)).toBe(true));

it.each([
  '127.0.0.1',
  '0.0.0.0',
  '10.1.2.3',
  '169.254.169.254',
  '100.100.100.200',
  '168.63.129.16',
  '192.0.0.192',
  '192.0.2.1',
  '203.0.113.9',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::7f00:1',
  'fe80::1',
  'fe80::1%eth0',
  'fc00::1',
  'fd00:ec2::254',
  'fec0::1',
  'ff02::1',
  '100::1',
  '2001::1',
  '2001:db8::1',
  '64:ff9b:1::8.8.8.8',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::FFFF:0:169.254.169.254',
  '64:ff9b::169.254.169.254',
  '2002:7f00:1::',
  '2002:a9fe:a9fe::1',
])('takes %s for not public', (address) => expect(isPublicAddress(address)).toBe(false));

it.each(['0177.0.0.1', '0x7f.0.0.1', '2130706433', '127.1', '', 'localhost', '1.2.3.4 ', '8.8.8.8%1'])(
  'takes the odd spelling "%s" for not public',
  (address) => expect(isPublicAddress(address)).toBe(false),
);

it('holds for every private IPv4 address and for every IPv6 form that carries one', () => {
  fc.assert(
    fc.property(privateIpv4, octet, (parts, last) => {
      const dotted = parts.join('.');
      const tail = hex(parts);
      const forms = [
        dotted,
        `::ffff:${dotted}`,
        `::ffff:${tail}`,
        `0:0:0:0:0:FFFF:${tail}`,
        `64:ff9b::${dotted}`,
        `2002:${tail}::${last.toString(16)}`,
        `::${dotted}`,
      ];
      expect(forms.filter(isPublicAddress)).toEqual([]);
    }),
  );
});

it('judges a mapped, NAT64 or 6to4 address as it judges the IPv4 address inside', () => {
  fc.assert(
    fc.property(fc.tuple(octet, octet, octet, octet), (parts) => {
      const verdict = isPublicAddress(parts.join('.'));
      const tail = hex(parts);
      const forms = [`::ffff:${tail}`, `64:ff9b::${tail}`, `2002:${tail}::1`];
      expect(forms.map(isPublicAddress)).toEqual([verdict, verdict, verdict]);
    }),
  );
});

it('takes no IPv6 address outside 2000::/3 for public unless it carries an IPv4 address', () => {
  const group = fc.integer({ min: 0, max: 0xffff });
  fc.assert(
    fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
      const first = groups[0] ?? 0;
      fc.pre(first >> 13 !== 1 && first !== 0 && first !== 0x64);
      expect(isPublicAddress(groups.map((each) => each.toString(16)).join(':'))).toBe(false);
    }),
  );
});
