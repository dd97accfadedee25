import { afterAll, beforeAll, expect, test } from 'vitest';
import { compose } from '../../src/content/compose.ts';
import { ContentKind } from '../../src/content/content-kind.ts';
import { revise } from '../../src/content/revise.ts';
import { Sensitivity } from '../../src/content/sensitivity.ts';
import { decide } from '../../src/review/decide.ts';
import { submit } from '../../src/review/submit.ts';
import { deskOf } from '../channels/desk.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';

let given: TestHub;
beforeAll(async () => {
  given = await openTestHub();
});
afterAll(() => given.close());

const nodesOf = <T>(page: { edges: { node: T }[] }): T[] => page.edges.map((edge) => edge.node);
const refusal = (code: string) => expect.objectContaining({ code });

test('an editor is shown the sites they may work on, and the names of all', async () => {
  const ask = '{ mine: sites(mine: true) { code } all: sites { code } }';
  const { data } = await given.desk<Record<'mine' | 'all', { code: string }[]>>('editor-2', ask);
  expect(data.mine).toEqual([{ code: '4300000002' }]);
  expect(data.all.length).toBeGreaterThan(1);
});

test('what was published is listed with its withdrawal, to the organisation and those above it', async () => {
  const desk = deskOf(given);
  const [first, second] = [await desk.published('第一件'), await desk.published('第二件')];
  await desk.withdrawn(first);
  const ask = `{ publications(first: 10) { totalCount edges { node { id title withdrawalKind } } } }`;
  type Listed = { publications: { totalCount: number; edges: { node: Record<string, unknown> }[] } };
  const { publications } = (await given.desk<Listed>('editor', ask)).data;
  expect(nodesOf(publications)).toEqual([
    { id: second, title: '第二件', withdrawalKind: null },
    { id: first, title: '第一件', withdrawalKind: 'GONE' },
  ]);
  expect((await given.desk<Listed>('editor-2', ask)).data.publications.totalCount).toBe(0);
  expect((await given.desk('', ask)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
});

test('the delivery board shows launched deliveries with what they carry, and a release planned for later', async () => {
  const desk = deskOf(given);
  const contentId = await desk.published('防汛通知');
  const channel = await desk.channel({ url: `${given.hub.publicUrl}/nowhere` });
  await desk.launched(contentId, channel);
  const input = { contentId, channelIds: [channel.id], at: '2099-01-01T00:00:00Z' };
  await given.desk('operator', 'mutation($input: ReleaseInput!) { launch(input: $input) { id } }', { input });
  const ask = `query($id: ID!) {
    deliveries(first: 5, contentId: $id) { edges { node { state editionNumber publication { title } channel { name } } } }
    releases(contentId: $id) { state at }
  }`;
  type Board = {
    deliveries: { edges: { node: Record<string, unknown> }[] };
    releases: Record<string, unknown>[];
  };
  const { data } = await given.desk<Board>('operator', ask, { id: contentId });
  expect(nodesOf(data.deliveries)).toMatchObject([
    { editionNumber: 1, publication: { title: '防汛通知' }, channel: { name: '子站' } },
  ]);
  expect(data.releases[0]).toEqual({ state: 'PLANNED', at: '2099-01-01T00:00:00.000Z' });
  expect(data.releases).toHaveLength(2);
  const other = await given.desk<Board>('editor-2', ask, { id: contentId });
  expect(nodesOf(other.data.deliveries)).toEqual([]);
});

test('a repost duty names the item it is about, and the item its reposts', async () => {
  const poll = 'mutation($id: ID!) { pollFeed(id: $id) { found } }';
  const { feeds } = (
    await given.desk<{ feeds: { id: string; name: string }[] }>('editor', '{ feeds { id name } }')
  ).data;
  await given.desk('editor', poll, { id: feeds.find(({ name }) => name.includes('政策文件'))?.id });
  const ask =
    '{ duties(first: 50, kinds: [REPOST]) { edges { node { site { id code } upstreamItem { id title state reposts { id } } } } } }';
  type Owed = {
    site: { id: string; code: string };
    upstreamItem: { id: string; title: string; state: string; reposts: { id: string }[] };
  };
  const listed = async () =>
    nodesOf((await given.desk<{ duties: { edges: { node: Owed }[] } }>('editor', ask)).data.duties).filter(
      ({ site, upstreamItem }) => site.code === '4300000001' && upstreamItem.state === 'READ',
    );
  const [owed] = await listed();
  expect(owed?.upstreamItem).toMatchObject({ title: expect.stringMatching(/\S/), reposts: [] });
  const { id: itemId } = owed?.upstreamItem ?? { id: '' };
  const repost = 'mutation($itemId: ID!, $siteId: ID!) { repost(itemId: $itemId, siteId: $siteId) { id } }';
  const { data } = await given.desk<{ repost: { id: string } }>('editor', repost, {
    itemId,
    siteId: owed?.site.id,
  });
  const after = (await listed()).find(({ upstreamItem }) => upstreamItem.id === itemId);
  expect(after?.upstreamItem.reposts).toEqual([{ id: data.repost.id }]);
});

test('a reviewer does not approve a revision that came after the one they read', async () => {
  const { site, sections } = await given.site('4300000001');
  const sectionId = sections.get('tzgg')?.id ?? '';
  const text = { title: '通知', body: '<p>原文</p>' };
  const input = { kind: ContentKind.ARTICLE, siteId: site.id, sectionId, ...text };
  const editor = await given.as('editor');
  const { id, version } = await compose(editor, input);
  const hashOf = async () => {
    const ask = 'query($id: ID!) { copy(id: $id) { revisions { hash } } }';
    const { data } = await given.desk<{ copy: { revisions: { hash: string }[] } }>('editor', ask, { id });
    return data.copy.revisions.at(-1)?.hash;
  };
  await submit(await given.as('editor'), { id, sensitivity: Sensitivity.GENERAL });
  const read = await hashOf();
  await revise(await given.as('editor'), { id, version, patch: { body: '<p>改过</p>' } });
  await submit(await given.as('editor'), { id, sensitivity: Sensitivity.GENERAL });
  const decision = { id, approve: true };
  await expect(decide(await given.as('reviewer-office'), { ...decision, hash: read })).rejects.toEqual(
    refusal('STALE'),
  );
  const decided = await decide(await given.as('reviewer-office'), { ...decision, hash: await hashOf() });
  expect(decided.state).toBe('APPROVED');
});

test('what earlier rounds of review said stays with their revisions', async () => {
  const { site, sections } = await given.site('4300000001');
  const sectionId = sections.get('tzgg')?.id ?? '';
  const text = { title: '公告', body: '<p>正文</p>' };
  const input = { kind: ContentKind.ARTICLE, siteId: site.id, sectionId, ...text };
  const { id } = await compose(await given.as('editor'), input);
  await submit(await given.as('editor'), { id, sensitivity: Sensitivity.GENERAL });
  await decide(await given.as('reviewer-office'), { id, approve: false, remark: '请补充联系电话' });
  await submit(await given.as('editor'), { id, sensitivity: Sensitivity.GENERAL });
  const ask = 'query($id: ID!) { copy(id: $id) { revisions { steps { state remark } } } }';
  const { data } = await given.desk<{ copy: { revisions: object[] } }>('reviewer-office', ask, { id });
  expect(data.copy.revisions).toEqual([
    { steps: [{ state: 'RETURNED', remark: '请补充联系电话' }] },
    { steps: [{ state: 'PENDING', remark: null }] },
  ]);
});
