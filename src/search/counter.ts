import type { MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from '../platform/log.ts';
import { countedQuery } from './counted-query.ts';

/** How long counts wait for others before they are written together, in milliseconds. */
const TOGETHER = 10_000;

/** So many different queries are counted between two writings; a flood of others is not. */
const MOST = 5_000;

const WRITE = `insert into search_count as c (day, query, asked, empty)
  select ?::date, * from json_to_recordset(?) as t(query text, asked int, empty int) order by query
  on conflict (day, query) do update set asked = c.asked + excluded.asked, empty = c.empty + excluded.empty`;

/** Counts what is searched for. */
export interface Counter {
  count(query: string, found: boolean): void;
  /** Writes what was counted so far. */
  flush(): Promise<void>;
}

/** A counter that writes by itself, ten seconds after the first of some searches; what cannot be written is noted in the log and lost. */
export function createCounter(means: { orm: MikroORM; log: Logger; now: () => Date }): Counter {
  const { orm, log, now } = means;
  let counts = new Map<string, { query: string; asked: number; empty: number }>();
  let timer: NodeJS.Timeout | undefined;
  const flush = async () => {
    clearTimeout(timer);
    timer = undefined;
    const rows = [...counts.values()];
    counts = new Map();
    if (rows.length === 0) return;
    const instant = Temporal.Instant.fromEpochMilliseconds(now().getTime());
    const day = instant.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
    await orm.em.fork().execute(WRITE, [day, JSON.stringify(rows)]);
  };
  const flushSafely = () =>
    flush().catch((error: unknown) => log.warn({ err: error }, 'counts of searches were lost'));
  return {
    flush,
    count(asked, found) {
      const query = countedQuery(asked);
      if (!query || (counts.size >= MOST && !counts.has(query))) return;
      const one = counts.get(query) ?? { query, asked: 0, empty: 0 };
      counts.set(query, { query, asked: one.asked + 1, empty: one.empty + (found ? 0 : 1) });
      timer ??= setTimeout(() => void flushSafely(), TOGETHER).unref();
    },
  };
}
