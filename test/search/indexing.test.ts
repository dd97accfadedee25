import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { SYSTEM } from '../../src/identity/actor.ts';
import { WithdrawalKind } from '../../src/release/edition.ts';
import { place } from '../../src/release/place.ts';
import { unplace } from '../../src/release/unplace.ts';
import { withdraw } from '../../src/release/withdraw.ts';
import { indexPublication } from '../../src/search/index-publication.ts';
import { openSearch } from '../../src/search/open-search.ts';
import { RANKED } from '../../src/search/rank-hits.ts';
import { rebuildSearch } from '../../src/search/rebuild.ts';
import { published } from '../reading/published.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { until } from '../support/until.ts';

let given: TestHub;
beforeAll(async () => {
  given = await openTestHub();
});
afterAll(() => given.close());

interface Indexed {
  title: string;
  head: string;
  edition: number;
  sites: string[];
}

async function indexed(id: string): Promise<Indexed | undefined> {
  const [row] = await given.hub.orm.em
    .fork()
    .execute<Indexed[]>(
      'select title, head::text as head, edition, sites from search_document where id = ?',
      [id],
    );
  return row;
}

const find = (query: string, first = 5) => openSearch(given.hub).search({ query, first });

test('a publication is indexed under the number of its edition, with the sites that carry it', async () => {
  const contentId = await published(given, { title: '公交线路调整' });
  expect(await indexed(contentId)).toBeUndefined();
  await indexPublication(given.hub.context(SYSTEM), { contentId });
  expect(await indexed(contentId)).toMatchObject({
    title: '公交线路调整',
    edition: 1,
    sites: ['4300000001'],
  });
  expect((await indexed(contentId))?.head).toContain("'公交':1A");
});

test('what a site comes to carry, or carries no longer, it finds at once or finds no longer', async () => {
  const contentId = await published(given, { title: '错峰用水的倡议' });
  await indexPublication(given.hub.context(SYSTEM), { contentId });
  const { sections } = await given.site('4300000002');
  const there = { contentId, sectionId: sections.get('tzgg')?.id ?? '' };
  await place(await given.as('admin'), there);
  expect((await indexed(contentId))?.sites).toEqual(['4300000001', '4300000002']);
  await unplace(await given.as('admin'), { ...there, reason: '归口调整' });
  expect((await indexed(contentId))?.sites).toEqual(['4300000001']);
});

test('an older edition never overwrites a newer one that came while it was being cut', async () => {
  const contentId = await published(given, { title: '旧标题' });
  const ctx = given.hub.context(SYSTEM);
  const em = ctx.em.fork();
  const findOne = em.findOne.bind(em);
  vi.spyOn(ctx.em, 'fork').mockReturnValue(em);
  vi.spyOn(em, 'findOne').mockImplementation(async (...asked) => {
    const found = await findOne(...asked);
    const other = given.hub.orm.em.fork();
    await other.execute("update publication set edition_number = 2, title = '新标题' where id = ?", [
      contentId,
    ]);
    await indexPublication(given.hub.context(SYSTEM), { contentId });
    return found;
  });
  await indexPublication(ctx, { contentId });
  expect(await indexed(contentId)).toMatchObject({ title: '新标题', edition: 2 });
});

test('a publication withdrawn while it was being cut leaves nothing behind', async () => {
  const contentId = await published(given, { title: '正在撤下的通知' });
  const em = given.hub.orm.em.fork();
  await em.begin();
  await em.execute("update publication set withdrawal_kind = 'GONE' where id = ?", [contentId]);
  const indexing = indexPublication(given.hub.context(SYSTEM), { contentId });
  const waiting = `select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%search_document%'`;
  await until('the index to wait', async () => {
    return (await given.hub.orm.em.fork().execute<object[]>(waiting)).length > 0 || null;
  });
  await em.commit();
  await indexing;
  expect(await indexed(contentId)).toBeUndefined();
});

test('what is withdrawn, or not there, is not indexed, and what was indexed goes with the withdrawal', async () => {
  const contentId = await published(given, { title: '撤下的通知' });
  await indexPublication(given.hub.context(SYSTEM), { contentId });
  expect(await indexed(contentId)).toBeDefined();
  await withdraw(await given.as('editor'), { contentId, kind: WithdrawalKind.GONE, explanation: '有误' });
  expect(await indexed(contentId)).toBeUndefined();
  await indexPublication(given.hub.context(SYSTEM), { contentId });
  expect(await indexed(contentId)).toBeUndefined();
  await indexPublication(given.hub.context(SYSTEM), { contentId: '00000000-0000-7000-8000-000000000000' });
});

test('a rebuild indexes every live publication anew, and only an administrator may ask for it', async () => {
  const em = given.hub.orm.em.fork();
  await em.execute('delete from search_document');
  await expect(rebuildSearch(await given.as('editor'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const [{ live } = { live: 0 }] = await em.execute<{ live: number }[]>(
    'select count(*)::int as live from publication where withdrawal_kind is null',
  );
  expect(await rebuildSearch(await given.as('admin'))).toBe(live);
  const { hits } = await find('公交');
  expect(hits).toHaveLength(1);
});

test('a frequent word is ranked among its newest hits and those in titles, and all of them are counted', async () => {
  const contentId = await published(given, { title: '会议纪要', body: '<p>无</p>' });
  await given.settle();
  const copies = `insert into publication select copy.* from publication p,
    (select uuidv7() as id from generate_series(1, ?)) as made, jsonb_populate_record(p, jsonb_build_object(
      'id', made.id, 'path', '/content/' || made.id, 'title', '周报', 'published_at', p.published_at + interval '1 hour')) as copy
    where p.id = ?`;
  const documents = `insert into search_document (id, edition, kind, title, facets, weight, published_at, head, vector)
    select id, 1, kind, '周报', '{}', 0, published_at, '''周报'':1A', '''会议'':1' from publication where title = '周报'`;
  const em = given.hub.orm.em.fork();
  await em.execute(copies, [RANKED, contentId]);
  await em.execute(documents);
  const page = await find('会议', 100);
  expect((await page.tally()).total).toBe(RANKED + 1);
  expect(page.hits[0]?.contentId).toBe(contentId);
  expect((await find('会议纪要')).hits.map((hit) => hit.contentId)).toEqual([contentId]);
});

test('the search of a hub is opened once', () => {
  expect(openSearch(given.hub)).toBe(openSearch(given.hub));
});
