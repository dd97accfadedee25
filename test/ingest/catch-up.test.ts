import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { fileFeed, itemsOf, openUpstream, pollAsHub } from './ingest-hub.ts';

let given: TestHub;
beforeAll(async () => {
  given = await openTestHub({ now: () => new Date('2026-11-20T08:00:00Z') });
});
afterAll(() => given.close());

const html = (body: string) => ({ headers: { 'content-type': 'text/html' }, body });

/** A page of the list with some articles of a number each, and a pager of three pages. */
function pageOf(numbers: number[]): string {
  const rows = numbers.map(
    (number) =>
      `<li><a href="./t${number}.html">关于做好第${number}项工作的通知</a><span>2026-11-20</span></li>`,
  );
  return `<html><body><ul>${rows.join('')}</ul><script>createPageHTML(3,0,"index","html")</script></body></html>`;
}

test('what was published while nobody looked is found on the further pages of the list', async () => {
  const upstream = await openUpstream(11);
  const show = (...pages: number[][]) => {
    for (const [index, numbers] of pages.entries()) {
      const body = Buffer.from(pageOf(numbers));
      if (index === 0) upstream.list = html(body.toString());
      else upstream.files.set(`/zcwj/index_${index}.html`, { type: 'text/html', body });
    }
  };
  const asked = () => upstream.asked.filter((line) => line.includes('/index')).splice(0);
  show([4, 3], [2, 1]);
  const feed = await fileFeed(given, upstream.listUrl);
  await pollAsHub(given, feed);
  expect(await itemsOf(given, feed)).toHaveLength(4);
  show([5, 4], [3, 2]);
  const before = asked().length;
  await pollAsHub(given, feed);
  expect(asked()).toHaveLength(before + 1);
  show([11, 10], [9, 8], [7, 6]);
  await pollAsHub(given, feed);
  expect(await itemsOf(given, feed)).toHaveLength(11);
});
