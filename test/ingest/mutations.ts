import fc from 'fast-check';

/** How a text that came over the wire is broken; places are parts of its length, from 0 to 1. */
export type Mutation =
  | { kind: 'flip'; at: number; bit: number }
  | { kind: 'cut'; at: number }
  | { kind: 'drop' | 'repeat'; from: number; length: number }
  | { kind: 'move'; from: number; length: number; to: number }
  | { kind: 'insert'; at: number; bytes: Uint8Array };

const place = fc.double({ min: 0, max: 1, noNaN: true });
const short = fc.double({ min: 0, max: 0.2, noNaN: true });
const markup = fc.constantFrom(
  ...[
    '<',
    '>',
    '&',
    '"',
    "'",
    '</',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<!DOCTYPE',
    '<?xml',
    '&#0;',
    '&#xD800;',
  ],
  ...[
    '&lt;',
    '&unknown;',
    '\u0000',
    '\uFEFF',
    '{',
    '}',
    '[',
    ']',
    '\\',
    '\\u0000',
    ',',
    ':',
    'null',
    '1e999',
    '-0',
  ],
  ...[
    '<a href="javascript:x()">',
    '<script>',
    '<div style="display:none">',
    '<base href="//">',
    '<table><tr><td>',
  ],
  ...[
    '2026-13-45',
    '9999年99月99日',
    '<meta charset="utf-16">',
    '<item>',
    '</item>',
    '<link/>',
    '\u202e',
    '𝄞',
  ],
);

/** One way to break a text. */
export const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('flip' as const), at: place, bit: fc.nat(7) }) },
  fc.record({ kind: fc.constant('cut' as const), at: place }),
  fc.record({ kind: fc.constantFrom('drop' as const, 'repeat' as const), from: place, length: short }),
  fc.record({ kind: fc.constant('move' as const), from: place, length: short, to: place }),
  fc.record({ kind: fc.constant('insert' as const), at: place, bytes: fc.uint8Array({ maxLength: 8 }) }),
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('insert' as const), at: place, bytes: markup.map(bytesOf) }),
  },
);

/** The bytes after all the mutations, one upon the other. */
export function broken(bytes: Uint8Array, mutations: readonly Mutation[]): Uint8Array {
  return mutations.reduce<Uint8Array>(mutated, bytes);
}

function mutated(bytes: Uint8Array, given: Mutation): Uint8Array {
  const at = (part: number) => Math.floor(part * bytes.length);
  if (given.kind === 'cut') return bytes.slice(0, at(given.at));
  if (given.kind === 'insert')
    return joined(bytes.slice(0, at(given.at)), given.bytes, bytes.slice(at(given.at)));
  if (given.kind === 'flip') return flipped(bytes, at(given.at), given.bit);
  const [from, to] = [at(given.from), at(given.from + given.length)];
  const piece = bytes.slice(from, to);
  if (given.kind === 'repeat') return joined(bytes.slice(0, to), piece, bytes.slice(from));
  const rest = joined(bytes.slice(0, from), bytes.slice(to));
  if (given.kind !== 'move') return rest;
  const target = Math.floor(given.to * rest.length);
  return joined(rest.slice(0, target), piece, rest.slice(target));
}

function flipped(bytes: Uint8Array, at: number, bit: number): Uint8Array {
  const copy = bytes.slice();
  if (at < copy.length) copy[at] = (copy[at] ?? 0) ^ (1 << bit);
  return copy;
}

function joined(...parts: Uint8Array[]): Uint8Array {
  return Buffer.concat(parts);
}

function bytesOf(text: string): Uint8Array {
  return Buffer.from(text);
}
