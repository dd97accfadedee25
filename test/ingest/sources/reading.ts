import { type SourceKind, sources } from '../../../src/ingest/sources/index.ts';
import type { ListedItem, SourceReading } from '../../../src/ingest/sources/source.ts';
import { upstream } from './upstream.ts';

type Found = Extract<SourceReading, { notModified: false }>;

/** Where the made-up upstreams of these tests stand. */
export const AT = 'https://www.example.gov.cn/zwgk/tzgg/index.html';

/** Reads a body as one kind of source would, by its address alone. */
export async function readAs(
  kind: SourceKind,
  body: string | Uint8Array,
  { settings = {}, url = AT }: { settings?: Record<string, unknown>; url?: string } = {},
): Promise<Found> {
  const { fetch } = upstream({ [url]: { body } });
  const reading = await sources[kind].read({ url, settings, fetch, validators: null });
  if (reading.notModified) throw new Error('asked without validators, answered as not modified');
  return reading;
}

/** The items, each as one line: day, title, address. */
export function lines(items: ListedItem[]): string[] {
  return items.map(({ publishedAt, title, url }) => `${day(publishedAt?.at)} ${title} ${url}`);
}

function day(at: Date | undefined): string {
  return at ? new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10) : '—';
}
