import type { Pool } from 'pg';
import { fold } from '../platform/fold.ts';
import { runsIn, soundsOf } from './candidates.ts';
import { liveTerms } from './live-terms.ts';
import { type Candidate, putRight } from './put-right.ts';

const MOST = 400;

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

/**
 * A query with its mistyped words and its pinyin put right by the words of live titles: 零活就业 and linghuojiuye are
 * 灵活就业; null where there is nothing to put right.
 */
export async function correct(reader: Pool, query: string): Promise<string | null> {
  const folded = fold(query);
  const runs = runsIn(folded);
  const letters = runs.filter((run) => !run.isHan && run.text.length > 1).map((run) => run.text);
  const parts = runs.filter((run) => run.isHan && run.text.length > 2).map((run) => run.text.slice(0, 30));
  const [sounding, looking] = await Promise.all([
    reader.query<Term>(CANDIDATES, [runs.flatMap(soundsOf), letters]).then(({ rows }) => rows),
    lookalikes(reader, parts),
  ]);
  const terms = new Map([...sounding, ...looking].map((one) => [one.term, one]));
  const live = await liveTerms(reader, [...terms.keys()]);
  const candidates = [...terms.values()].flatMap((one) => {
    const count = live.get(one.term);
    return count ? [{ ...one, count }] : [];
  });
  const right = runs.map((run) => run.before + putRight(run, candidates)).join('');
  const end = runs.reduce((length, run) => length + run.before.length + run.text.length, 0);
  const whole = right + folded.slice(end);
  return whole === folded ? null : whole.trim();
}
