import { expect, test } from 'vitest';
import { readArticle } from '../../../src/ingest/article/read-article.ts';
import { plainText } from '../../../src/platform/html/sanitise.ts';
import { type Found, proofread } from '../../../src/review/proofing/index.ts';
import { hasSamples, type Sample, samples, sampleText } from '../../ingest/samples.ts';
import { CIRCUMSTANCES, snapshotWith } from './proofed.ts';

const pages = samples().filter(({ file, kind }) => /\.(?:html|jsp)$/.test(file) && !kind.startsWith('list'));

/** What is found in a real page that is reposted, each with the passage it marks. */
function proofed(page: Sample): (Found & { passage: string })[] {
  const url = page.url.startsWith('http') ? page.url : 'http://www.example.gov.cn/a/202001/page.html';
  const { title, summary, body, origin, publishedAt, policy } = readArticle(sampleText(page.file), url);
  const originPublishedAt = publishedAt?.at.toISOString() ?? null;
  const snapshot = snapshotWith({
    title,
    summary,
    body,
    originName: origin,
    originUrl: url,
    originPublishedAt,
    policy: policy && { ...policy, validity: null },
  });
  const texts = { title, summary: summary ?? '', body: plainText(body) };
  return proofread(snapshot, CIRCUMSTANCES).map((found) => {
    const passage = texts[found.field].slice(found.start, found.end);
    return { ...found, passage };
  });
}

test.runIf(hasSamples)('no real article is blocked, and every finding marks what it says', () => {
  const found = pages.flatMap((page) => proofed(page).map((one) => ({ ...one, file: page.file })));
  const counts = Object.groupBy(found, ({ rule, severity }) => `${severity} ${rule}`);
  const told = Object.entries(counts).map(([name, ones]) => `${name} ${ones?.length}`);
  console.info(`${pages.length} pages: ${told.sort().join(', ')}`);
  expect(pages.length).toBeGreaterThan(40);
  expect(found.filter(({ severity }) => severity === 'BLOCK')).toEqual([]);
  expect(found.filter(({ passage, excerpt }) => passage !== excerpt)).toEqual([]);
});
