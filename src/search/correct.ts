import type { Pool } from 'pg';
import { fold } from '../platform/fold.ts';
import { type Run, runsIn, soundsOf } from './candidates.ts';
import { liveTerms } from './live-terms.ts';
import { type Candidate, putRight } from './put-right.ts';

const MOST = 400;
/** Of so many stretches of a query what looks like them is looked for; people type one or two. */
const MOST_PARTS = 6;

// One character of four that is another leaves a quarter of the trigrams.
const SIMILAR = 0.2;

const CANDIDATES = `select term, sound, initials from search_term
  where sound = any($1::text[]) or initials = any($2::text[]) limit ${MOST}`;

const LOOKALIKES = `select distinct t.term, t.sound, t.initials from unnest($1::text[]) part,
  lateral (select term, sound, initials from search_term where term % part and length(term) between 2 and 8
    order by similarity(term, part) desc, term limit 20) t`;

type Term = Omit<Candidate, 'count'>;

async function lookalikes(reader: Pool, parts: string[]): Promise<Term[]> {
  if (parts.length === 0) return [];
  const client = await reader.connect();
  try {
    await client.query('select set_limit($1)', [SIMILAR]);
    return (await client.query<Term>(LOOKALIKES, [parts])).rows;
  } finally {
    client.release();
  }
}

/** The query with what the terms put right in it; null where they put nothing right. */
async function rightBy(reader: Pool, folded: string, runs: readonly Run[], terms: Term[]) {
  const byTerm = new Map(terms.map((one) => [one.term, one]));
  const live = await liveTerms(reader, [...byTerm.keys()]);
  const candidates = [...byTerm.values()].flatMap((one) => {
    const count = live.get(one.term);
    return count ? [{ ...one, count }] : [];
  });
  const right = runs.map((run) => run.before + putRight(run, candidates)).join('');
  const end = runs.reduce((length, run) => length + run.before.length + run.text.length, 0);
  const whole = right + folded.slice(end);
  return whole === folded ? null : whole.trim();
}

/**
 * A query with its mistyped words and its pinyin put right by the words of live titles: 零活就业 and linghuojiuye are
 * 灵活就业; null where there is nothing to put right. What sounds alike is tried first, then what looks alike.
 */
export async function correct(reader: Pool, query: string): Promise<string | null> {
  const folded = fold(query);
  const runs = runsIn(folded);
  const letters = runs.filter((run) => !run.isHan && run.text.length > 1).map((run) => run.text);
  const { rows } = await reader.query<Term>(CANDIDATES, [runs.flatMap(soundsOf), letters]);
  const bySound = rows.length > 0 ? await rightBy(reader, folded, runs, rows) : null;
  if (bySound !== null) return bySound;
  const long = runs.filter((run) => run.isHan && run.text.length > 2).slice(0, MOST_PARTS);
  const looking = await lookalikes(
    reader,
    long.map((run) => run.text.slice(0, 30)),
  );
  return looking.length > 0 ? rightBy(reader, folded, runs, [...rows, ...looking]) : null;
}
