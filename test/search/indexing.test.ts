import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { SYSTEM } from '../../src/identity/actor.ts';
import { WithdrawalKind } from '../../src/release/edition.ts';
import { withdraw } from '../../src/release/withdraw.ts';
import { EngineName } from '../../src/search/engine.ts';
import { indexPublication } from '../../src/search/index-publication.ts';
import { openEngine } from '../../src/search/open-engine.ts';
import { createPostgresEngine, RANKED } from '../../src/search/postgres.ts';
import { rebuildSearch } from '../../src/search/rebuild.ts';
import { published } from '../reading/published.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';

let given: TestHub;
beforeAll(async () => {
  given = await openTestHub();
});
afterAll(() => given.close());

interface Indexed {
  vector: string | null;
  edition: number | null;
}

async function indexed(id: string): Promise<Indexed | undefined> {
  const [row] = await given.hub.orm.em
    .fork()
    .execute<Indexed[]>(
      'select search_vector::text as vector, search_edition as edition from publication where id = ?',
      [id],
    );
  return row;
}

const engine = () => createPostgresEngine(given.hub.reader);

test('a publication is indexed under the number of its edition', async () => {
  const contentId = await published(given, { title: '公交线路调整' });
  expect(await indexed(contentId)).toEqual({ vector: null, edition: null });
  await indexPublication(given.hub.context(SYSTEM), { contentId });
  const { vector, edition } = (await indexed(contentId)) ?? {};
  expect(vector).toContain("'公交':1A");
  expect(edition).toBe(1);
});

test('an older edition never overwrites a newer one that came while it was being cut', async () => {
  const contentId = await published(given, { title: '旧标题' });
  const ctx = given.hub.context(SYSTEM);
  const em = ctx.em.fork();
  const findOne = em.findOne.bind(em);
  vi.spyOn(ctx.em, 'fork').mockReturnValue(em);
  vi.spyOn(em, 'findOne').mockImplementation(async (...asked) => {
    const found = await findOne(...asked);
    const newer =
      "update publication set edition_number = 2, search_edition = 2, search_vector = '''新'':1A' where id = ?";
    await given.hub.orm.em.fork().execute(newer, [contentId]);
    return found;
  });
  await indexPublication(ctx, { contentId });
  expect(await indexed(contentId)).toEqual({ vector: "'新':1A", edition: 2 });
});

test('what is withdrawn, or not there, is not indexed', async () => {
  const contentId = await published(given, { title: '撤下的通知' });
  await withdraw(await given.as('editor'), { contentId, kind: WithdrawalKind.GONE, explanation: '有误' });
  await indexPublication(given.hub.context(SYSTEM), { contentId });
  expect(await indexed(contentId)).toEqual({ vector: null, edition: null });
  await indexPublication(given.hub.context(SYSTEM), { contentId: '00000000-0000-7000-8000-000000000000' });
});

test('a rebuild indexes every live publication anew, and only an administrator may ask for it', async () => {
  const em = given.hub.orm.em.fork();
  await em.execute('update publication set search_vector = null, search_edition = null');
  await expect(rebuildSearch(await given.as('editor'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const [{ live } = { live: 0 }] = await em.execute<{ live: number }[]>(
    'select count(*)::int as live from publication where withdrawal_kind is null',
  );
  expect(await rebuildSearch(await given.as('admin'))).toBe(live);
  const { hits } = await engine().search({ query: '公交', first: 5 });
  expect(hits).toHaveLength(1);
});

test('a frequent word is ranked among its newest hits, and all of them are counted', async () => {
  const contentId = await published(given, { title: '会议纪要', body: '<p>无</p>' });
  await given.settle();
  const copies = `insert into publication select copy.* from publication p,
    (select uuidv7() as id from generate_series(1, ?)) as made, jsonb_populate_record(p, jsonb_build_object(
      'id', made.id, 'path', '/content/' || made.id, 'search_vector', '''会议'':1')) as copy where p.id = ?`;
  await given.hub.orm.em.fork().execute(copies, [RANKED, contentId]);
  const page = await engine().search({ query: '会议', first: 100 });
  expect((await page.tally()).total).toBe(RANKED + 1);
  expect(page.hits.map((hit) => hit.contentId)).not.toContain(contentId);
  const rare = await engine().search({ query: '会议纪要', first: 100 });
  expect(rare.hits.map((hit) => hit.contentId)).toEqual([contentId]);
});

test('with MEILI_URL set PostgreSQL answers, and the log says so once', () => {
  const warn = vi.fn();
  const hub = {
    env: { ...given.hub.env, MEILI_URL: 'http://127.0.0.1:7700' },
    log: { ...given.hub.log, warn } as never,
    reader: given.hub.reader,
  };
  expect(openEngine(hub).name).toBe(EngineName.POSTGRES);
  expect(openEngine(hub)).toBe(openEngine(hub));
  expect(warn).toHaveBeenCalledTimes(1);
});
