import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openHubForThisTest } from '../support/hub.ts';
import { serveLocally } from '../support/local-server.ts';
import { until } from '../support/until.ts';
import { type Item, Story } from './story.ts';

const SAMPLES = new URL('../../../shared/samples/', import.meta.url);

/** From an upstream item to a page everywhere, and from everywhere to nowhere. */
async function tellWalk(story: Story, item: Item, words: string): Promise<void> {
  expect(item.state).toBe('READ');
  const contentId = await story.bringOut(item);

  const { content } = await story.read<{ content: Record<string, unknown> }>('content', { id: contentId });
  expect(content).toMatchObject({ title: item.title, origin: { name: item.origin?.name, url: item.url } });
  expect(content.body).toBeTruthy();
  expect(content.tags).toContainEqual({ name: 'ArticleTitle', content: item.title });
  expect(await story.lists(contentId)).toBe(true);
  await until('the search hit', async () => (await story.finds(words, contentId)) || null);

  const { sink, releaseId } = await story.deliver(contentId);
  expect(sink.arrivals[0]?.data).toMatchObject({ contentId, title: item.title });
  await until('the receipt', async () => /SENT|LANDED/.test(await story.deliveryState(releaseId)) || null);

  await story.desk('editor', 'withdraw', { contentId });
  expect(await story.lists(contentId)).toBe(false);
  expect(await story.finds(words, contentId)).toBe(false);
  const gone = await story.read<{ content: { body: string | null; withdrawal: object } }>('content', {
    id: contentId,
  });
  expect(gone.content).toMatchObject({ body: null, withdrawal: { kind: 'GONE', explanation: '内容有误' } });
  await until('the withdrawal at the sub-site', async () =>
    sink.arrivals.find((one) => one.type === 'content.withdrawn' && one.data.contentId === contentId),
  );
  await until('every channel says gone', async () =>
    (await story.deliveryState(releaseId)) === 'GONE' ? true : null,
  );
}

test('the built-in upstream becomes a reviewed, published, searchable, delivered page, and is taken back', async () => {
  const given = await openHubForThisTest({ work: true });
  const story = new Story(given);
  const items = await story.pull(`${given.hub.publicUrl}/sandbox/upstream/zcjd/index.html`, 'GOV_PAGE');
  const item = items.find((one) => one.state === 'READ');
  expect(item).toBeDefined();
  await tellWalk(story, item as Item, (item as Item).title.slice(0, 12));
  expect((await given.desk('admin', '{ journal(first: 50) { edges { node { act } } } }')).data).toMatchObject(
    {
      journal: { edges: expect.arrayContaining([{ node: { act: 'content.withdrawn' } }]) },
    },
  );
});

/** A list page that leads to real pages, as an upstream would serve them. */
async function serveSamples(names: string[]): Promise<string> {
  const links = names.map((name) => {
    const title = /<title>([^<]*)/.exec(readFileSync(new URL(name, SAMPLES), 'utf8'))?.[1] ?? name;
    return `<li><a href="/content/${name}" title="${title.trim()}">${title.trim()}</a><span>2026-11-20</span></li>`;
  });
  const list = `<!doctype html><meta charset="utf-8"><title>政策文件</title><ul class="list">${links.join('')}</ul>`;
  return serveLocally(({ path }) => {
    const name = path.split('/').at(-1) ?? '';
    if (path === '/list.html') return { headers: { 'content-type': 'text/html' }, body: list };
    if (!names.includes(name)) return { status: 404 };
    return { headers: { 'content-type': 'text/html' }, body: readFileSync(new URL(name, SAMPLES)) };
  });
}

if (!existsSync(SAMPLES))
  console.warn('walk: no folder of sample pages beside the repository, the walk with them is skipped');

test.skipIf(!existsSync(SAMPLES))('real government pages walk the same way', async () => {
  const given = await openHubForThisTest({ work: true });
  const story = new Story(given);
  const names = ['guangzhou-05.html', 'guangzhou-37.html', 'guangzhou-21.html', 'simonxinw-jiangxi-02.html'];
  const upstream = await serveSamples(names);
  const items = await story.pull(`${upstream}/list.html`, 'GOV_PAGE');
  expect(items.map((one) => one.state)).toEqual(names.map(() => 'READ'));
  const item = items.find((one) => one.url.endsWith('guangzhou-37.html')) as Item;
  expect(item).toMatchObject({
    title: '广州市人民政府办公厅关于印发广州市居家社区养老服务管理办法的通知',
    origin: { name: '广州市人民政府办公厅' },
    publishedAt: '2022-09-16T08:15:34.000Z',
  });
  await tellWalk(story, item, '居家社区养老服务');
});
