import { existsSync, readFileSync } from 'node:fs';
import { decodeText } from '../../src/platform/fetch/charset.ts';

/** One row of the index of real pages: what each states about itself. */
export interface Sample {
  file: string;
  kind: string;
  siteName: string;
  siteIdCode: string;
  columnName: string;
  title: string;
  published: string;
  origin: string;
  url: string;
}

const folder = new URL('../../../shared/samples/', import.meta.url);

/** Whether the folder of real pages stands beside this repository; says so where it does not. */
export const hasSamples = existsSync(new URL('INDEX.tsv', folder));
if (!hasSamples) console.warn('shared/samples is absent: real pages are not read');

/** The bytes of a real page. */
function sampleBytes(file: string): Buffer {
  return readFileSync(new URL(file, folder));
}

/** The text of a real page, its charset sniffed. */
export function sampleText(file: string): string {
  return decodeText(sampleBytes(file));
}

/** The rows of the index; none where the folder is absent. */
export function samples(): Sample[] {
  if (!hasSamples) return [];
  const [, ...rows] = sampleText('INDEX.tsv').trim().split('\n');
  return rows.map((row) => {
    const [file = '', kind = '', siteName = '', siteIdCode = '', columnName = '', ...rest] = row.split('\t');
    const [title = '', published = '', origin = '', url = ''] = rest;
    return { file, kind, siteName, siteIdCode, columnName, title, published, origin, url };
  });
}
