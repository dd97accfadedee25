const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;
const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

function groupsOf(address: string): string[] {
  const [head = '', tail = ''] = address.toLowerCase().split('::');
  const before = head.split(':').filter(Boolean);
  const after = tail.split(':').filter(Boolean);
  const gap = address.includes('::') ? Array(Math.max(0, 8 - before.length - after.length)).fill('0') : [];
  return [...before, ...gap, ...after];
}

/**
 * Rule: under which name an address is counted; null for this machine itself, whose front ends are not. Of IPv6 the first
 * 64 bits count, for one subscriber has them all.
 */
export function countedAs(address: string): string | null {
  if (LOOPBACK.test(address)) return null;
  const [, mapped] = MAPPED.exec(address) ?? [];
  if (mapped || !address.includes(':')) return mapped ?? address;
  return `${groupsOf(address).slice(0, 4).join(':')}::/64`;
}
