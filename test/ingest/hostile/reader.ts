import { readFileSync } from 'node:fs';
import { readArticle } from '../../../src/ingest/article/read-article.ts';
import { bodyOf } from '../../../src/ingest/listed-fields.ts';
import {
  LARGEST_PAGE,
  LONGEST_WAIT_MS,
  type SourceKind,
  sources,
} from '../../../src/ingest/sources/index.ts';
import { createFetcher } from '../../../src/platform/fetch/fetch.ts';

/** What came of reading one hostile address in one way. */
export interface HostileReading {
  path: string;
  kind: string;
  ms: number;
  items: number;
  problems: string[];
}

const KINDS: SourceKind[] = ['RSS', 'JSON', 'GOV_PAGE', 'JPAGE'];
const [origin = '', ...paths] = process.argv.slice(2);
/** What the code itself takes, before anything is read. */
const began = process.memoryUsage.rss();
const fetch = createFetcher({ allow: [new URL(origin).host] });

async function listAt(kind: SourceKind, path: string): Promise<Pick<HostileReading, 'items' | 'problems'>> {
  const url = origin + path;
  const reading = await sources[kind].read({ url, settings: {}, fetch, validators: null });
  if (reading.notModified) return { items: 0, problems: [] };
  return { items: reading.items.length, problems: reading.problems };
}

async function pageAt(path: string): Promise<Pick<HostileReading, 'items' | 'problems'>> {
  const bounds = { maxBytes: LARGEST_PAGE, timeoutMs: LONGEST_WAIT_MS };
  const answer = await fetch(origin + path, bounds).catch((error: Error) => error.message);
  if (typeof answer === 'string') return { items: 0, problems: [answer] };
  const article = readArticle(answer.text(), answer.url);
  return { items: bodyOf(article.body, answer.url) === null ? 0 : 1, problems: article.problems };
}

async function tell(path: string, kind: SourceKind | 'PAGE'): Promise<void> {
  const from = performance.now();
  const told = kind === 'PAGE' ? await pageAt(path) : await listAt(kind, path);
  const reading: HostileReading = { path, kind, ms: performance.now() - from, ...told };
  process.stdout.write(`${JSON.stringify(reading)}\n`);
}

/** The most memory this process ever held. What `getrusage` tells would not do: it begins with the memory of the process that started this one. */
function peakBytes(): number {
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}

const WAYS = [...KINDS, 'PAGE' as const];
// One path alone is read in all ways at once: what drips does so for each of them.
if (paths.length === 1) await Promise.all(WAYS.map((kind) => tell(paths[0] ?? '', kind)));
else for (const path of paths) for (const kind of WAYS) await tell(path, kind);
process.stdout.write(`${JSON.stringify({ grownBytes: peakBytes() - began })}\n`);
process.exit(0);
