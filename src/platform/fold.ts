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
  let folded = '';
  for (const cluster of text.match(CLUSTERS) ?? []) folded += foldCluster(cluster);
  return folded;
}

/** Folds as `fold` does and keeps the way back to the source, so that what is found can be marked there. */
export function foldWithOffsets(text: string): Folded {
  const folded: Folded = { text: '', starts: [], ends: [] };
  let at = 0;
  for (const cluster of text.match(CLUSTERS) ?? []) {
    const piece = foldCluster(cluster);
    folded.text += piece;
    for (let unit = 0; unit < piece.length; unit += 1) {
      folded.starts.push(at);
      folded.ends.push(at + cluster.length);
    }
    at += cluster.length;
  }
  return folded;
}

function foldCluster(cluster: string): string {
  const known = remembered.get(cluster);
  if (known !== undefined) return known;
  const plain = cluster.normalize('NFKC').toLowerCase().replace(INVISIBLE, '');
  const folded = simplified(plain);
  if (remembered.size < REMEMBERED && cluster.length <= 2) remembered.set(cluster, folded);
  return folded;
}
