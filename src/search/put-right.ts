import { type Run, soundAt } from './candidates.ts';

/** A term that may have been meant. */
export interface Candidate {
  term: string;
  sound: string;
  initials: string;
  /** Live documents that bear it. */
  count: number;
}

interface Path {
  cost: number;
  text: string;
}

const LONGEST = 30;
/** What it costs to leave a character uncovered, to keep a known term, to put another that sounds the same, and one of which a character is another. */
const COSTS = { uncovered: 1, known: 0.1, alike: 0.3, other: 0.9, perCharacter: 0.2 };

function differing(one: string, other: string): number {
  return [...one].filter((character, nth) => character !== other[nth]).length;
}

function costOf(run: Run, start: number, end: number, { term, sound, initials, count }: Candidate): number {
  const rare = 0.1 / (1 + count);
  const part = run.text.slice(start, end);
  if (part === term) return COSTS.known + rare;
  const sounds = soundAt(run, start, end) === sound;
  if (!run.isHan) return sounds || (part === run.text && part === initials) ? COSTS.alike + rare : Infinity;
  if (term.length !== part.length) return Infinity;
  const differs = differing(part, term);
  if (sounds) return COSTS.alike + COSTS.perCharacter * differs + rare;
  return differs === 1 && term.length > 2 ? COSTS.other + rare : Infinity;
}

function extend(paths: Path[], at: number, path: Path): void {
  const present = paths[at];
  if (!present || path.cost < present.cost) paths[at] = path;
}

/** Where a term that begins at a place may end: Chinese is replaced one for one, letters are not. */
function endsOf(run: Run, start: number, length: number, { term }: Candidate): number[] {
  if (!run.isHan) return Array.from({ length: length - start }, (_, nth) => start + nth + 1);
  return start + term.length <= length ? [start + term.length] : [];
}

function extendBy(run: Run, paths: Path[], start: number, length: number, candidate: Candidate): void {
  const path = paths[start];
  if (!path) return;
  for (const end of endsOf(run, start, length, candidate)) {
    const cost = path.cost + costOf(run, start, end, candidate);
    if (Number.isFinite(cost)) extend(paths, end, { cost, text: path.text + candidate.term });
  }
}

/** Rule: a stretch of a query with terms in the place of what sounds like them, or differs from them by one character, where that leaves fewer characters unexplained. */
export function putRight(run: Run, candidates: readonly Candidate[]): string {
  const length = Math.min(run.text.length, LONGEST);
  const paths: Path[] = [{ cost: 0, text: '' }];
  for (let start = 0; start < length; start++) {
    const path = paths[start];
    if (!path) continue;
    const kept = path.text + (run.text[start] ?? '');
    extend(paths, start + 1, { cost: path.cost + COSTS.uncovered, text: kept });
    for (const candidate of candidates) extendBy(run, paths, start, length, candidate);
  }
  return (paths[length]?.text ?? run.text) + run.text.slice(length);
}
