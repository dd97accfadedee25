import { Converter } from 'opencc-js/t2cn';

/** Text in one spelling, and for each of its UTF-16 units where in the source it came from. */
export interface Folded {
  text: string;
  /** Start of the source characters behind each unit. */
  starts: number[];
  /** End of the source characters behind each unit. */
  ends: number[];
}

const simplified: (text: string) => string = Converter({ from: 't', to: 'cn' });
const CLUSTERS = /\P{M}\p{M}*|\p{M}+/gu;
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}]/gu;
const REMEMBERED = 20_000;
const remembered = new Map<string, string>();

/**
 * Brings text to one spelling: half width (NFKC), lower case, simplified characters (one by one, 社會 → 社会),
 * invisible format characters gone. Texts that are compared, as a query with a document, all go through it.
 */
export function fold(text: string): string {
  const units = foldUnits(text);
  if (units !== null) return units;
  let folded = '';
  for (const cluster of text.match(CLUSTERS) ?? []) folded += foldCluster(cluster);
  return folded;
}

/** Folds as `fold` does and keeps the way back to the source, so that what is found can be marked there. */
export function foldWithOffsets(text: string): Folded {
  const { length } = text;
  const units = length < LONG ? foldUnits(text) : null;
  if (units === null) return foldClusters(text);
  while (places.length <= length) places.push(places.length);
  return { text: units, starts: places.slice(0, length), ends: places.slice(1, length + 1) };
}

/** The places of texts that fold unit for unit, up to this length. */
const LONG = 131_072;
const places: number[] = [];

/** Most texts fold unit for unit; null for one that does not. */
function foldUnits(text: string): string | null {
  const units = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const unit = plainOf(text.charCodeAt(at));
    if (unit === SLOW) return null;
    units[at] = unit;
  }
  return Buffer.from(units.buffer).toString('utf16le');
}

function foldClusters(text: string): Folded {
  const folded: Folded = { text: '', starts: [], ends: [] };
  for (let at = 0; at < text.length; ) {
    const unit = plainAt(text, at);
    const cluster = unit === SLOW ? clusterAt(text, at) : '';
    const piece = unit === SLOW ? foldCluster(cluster) : String.fromCharCode(unit);
    const end = at + (cluster.length || 1);
    folded.text += piece;
    for (let nth = 0; nth < piece.length; nth += 1) {
      folded.starts.push(at);
      folded.ends.push(end);
    }
    at = end;
  }
  return folded;
}

const SLOW = 0xffff;
/** What a unit alone folds to, 0 where that was not asked yet; `SLOW` for one that is no character alone, or becomes none or several. */
const alone = new Uint16Array(0x10000);
const ALONE = /^[^\p{M}\p{Cs}\0\uffff]$/u;
const ONE_CLUSTER = /\P{M}\p{M}*|\p{M}+/uy;

function plainOf(unit: number): number {
  const known = alone[unit] ?? 0;
  if (known > 0) return known;
  const character = String.fromCharCode(unit);
  const folded = ALONE.test(character) ? foldCluster(character) : '';
  alone[unit] = folded.length === 1 ? folded.charCodeAt(0) : SLOW;
  return alone[unit] ?? SLOW;
}

/** The folded unit at a place, where neither it nor the next one needs more than a look. */
function plainAt(text: string, at: number): number {
  const unit = plainOf(text.charCodeAt(at));
  return unit !== SLOW && (at + 1 === text.length || plainOf(text.charCodeAt(at + 1)) !== SLOW) ? unit : SLOW;
}

function clusterAt(text: string, at: number): string {
  ONE_CLUSTER.lastIndex = at;
  return ONE_CLUSTER.exec(text)?.[0] ?? text.charAt(at);
}

function foldCluster(cluster: string): string {
  const known = remembered.get(cluster);
  if (known !== undefined) return known;
  const plain = cluster.normalize('NFKC').toLowerCase().replace(INVISIBLE, '');
  const folded = simplified(plain);
  if (remembered.size < REMEMBERED && cluster.length <= 2) remembered.set(cluster, folded);
  return folded;
}
