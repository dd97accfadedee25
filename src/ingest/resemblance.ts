const MOST_CHARACTERS = 20_000;
const BANDS = 8;
const ROWS = 3;

/** Rule: the runs of so many characters in a text, white space and punctuation left out; of its first 20,000 characters. */
export function shinglesOf(text: string, length = 4): Set<string> {
  const plain = text
    .slice(0, MOST_CHARACTERS)
    .normalize('NFKC')
    .replace(/[\s\p{P}]/gu, '');
  const shingles = new Set<string>();
  for (let at = 0; at + length <= plain.length; at += 1) shingles.add(plain.slice(at, at + length));
  if (shingles.size === 0 && plain !== '') shingles.add(plain);
  return shingles;
}

/** Rule: how much two sets have in common, from 0 to 1 (Jaccard); 0 for two empty ones. */
export function resemblance(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = one.intersection(other).size;
  const all = one.size + other.size - common;
  return all === 0 ? 0 : common / all;
}

/** Rule: how much of the smaller of two sets is in the other, from 0 to 1; 0 where one is empty. */
export function containment(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const smaller = Math.min(one.size, other.size);
  return smaller === 0 ? 0 : one.intersection(other).size / smaller;
}

/**
 * Rule: eight prints of a set; sets that resemble each other by 0.85 have one in common in 999 of 1,000 cases, sets that
 * do so by 0.3 in one of five (min-hash in bands of three).
 */
export function signatureOf(shingles: ReadonlySet<string>): string[] {
  const least = new Uint32Array(BANDS * ROWS).fill(0xff_ff_ff_ff);
  for (const shingle of shingles) {
    const hash = hashOf(shingle);
    for (let row = 0; row < least.length; row += 1) {
      const mixed = mix(hash ^ Math.imul(row + 1, 0x9e_37_79_b1));
      if (mixed < (least[row] ?? 0)) least[row] = mixed;
    }
  }
  return Array.from({ length: BANDS }, (_, band) => {
    const rows = [...least.subarray(band * ROWS, (band + 1) * ROWS)];
    return `${band}:${mix(rows.reduce((sum, row) => Math.imul(sum, 31) + row, 0)).toString(36)}`;
  });
}

// FNV-1a, and the finaliser of MurmurHash3: quick, and even enough to find candidates by.
function hashOf(text: string): number {
  let hash = 0x81_1c_9d_c5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01_00_01_93);
  return hash;
}

function mix(given: number): number {
  let hash = given ^ (given >>> 16);
  hash = Math.imul(hash, 0x85_eb_ca_6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
