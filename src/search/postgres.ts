import type { Pool } from 'pg';
import { isUuid } from '../platform/database/must-find.ts';
import { fromCursor, toCursor } from '../platform/graphql/connection.ts';
import { must } from '../platform/refusal.ts';
import { countHits } from './count-hits.ts';
import { EngineName, type FoundPage, type Question, type SearchEngine, type SearchHit } from './engine.ts';
import { highlightHit } from './highlight-hit.ts';
import { matchOf } from './match.ts';
import { type Place, rankHits } from './rank-hits.ts';

/** So many hits among the newest documents are enough to choose the best from. */
const ENOUGH = 200;

function placeOf(cursor: string): Place {
  const [tier, score, id] = fromCursor(cursor, 3);
  const sound = Number.isInteger(tier) && Number.isFinite(score) && isUuid(String(id));
  must(sound && Math.abs(Number(tier)) < 1_000, 'BAD_USER_INPUT', {
    zh: '游标无效',
    en: 'The cursor is not valid',
  });
  return [Number(tier), Number(score), String(id)];
}

async function find(reader: Pool, question: Question): Promise<FoundPage> {
  const { words, first } = question;
  const after = question.after ? placeOf(question.after) : null;
  const match = matchOf(question);
  const { tally, newest } = await countHits(reader, match);
  const isEnough = newest.length >= ENOUGH || newest.length === tally.total;
  const among = isEnough ? { ids: newest } : 'newest';
  const rows = tally.total > 0 ? await rankHits(reader, match, question, { among, after }) : [];
  const hits = rows.slice(0, first).map(
    (row): SearchHit => ({
      contentId: row.id,
      cursor: toCursor(row.tier, row.score, row.id),
      highlight: highlightHit(row, words.tokens),
    }),
  );
  return { engine: EngineName.POSTGRES, hits, hasNextPage: rows.length > first, tally: async () => tally };
}

/**
 * Search by PostgreSQL: the best of the newest hits (300 at most) and of the newest 200 whose title hits. Paging ends with
 * these; the tally counts all.
 */
export function createPostgresEngine(reader: Pool): SearchEngine {
  return { name: EngineName.POSTGRES, find: (question) => find(reader, question) };
}
