import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { Sensitivity } from '../content/sensitivity.ts';
import { packageRoot } from '../platform/package-root.ts';
import type { Topic } from './suggest-sensitivity.ts';

let topics: Topic[] | undefined;

function read(): Topic[] {
  const file = readFileSync(join(packageRoot(), 'seeds', 'sensitive-topics.csv'), 'utf8');
  const rows: Topic[] = parse(file, { columns: true, skip_empty_lines: true, trim: true });
  const wrong = rows.find(({ word, sensitivity }) => !word || !(sensitivity in Sensitivity));
  if (wrong) throw new Error(`seeds/sensitive-topics.csv: ${JSON.stringify(wrong)}`);
  return rows;
}

/** The topics that are shipped in `seeds/sensitive-topics.csv`, read once. */
export function sensitiveTopics(): readonly Topic[] {
  topics ??= read();
  return topics;
}
