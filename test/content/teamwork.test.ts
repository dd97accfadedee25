import { afterAll, beforeAll, expect, test } from 'vitest';
import { appear, forgetPresence, PRESENT_FOR } from '../../src/content/appear.ts';
import { Copy } from '../../src/content/copy.ts';
import { keepAutosave, readAutosave } from '../../src/content/keep-autosave.ts';
import { makeRemark } from '../../src/content/make-remark.ts';
import { Presence } from '../../src/content/presence.ts';
import { resolveRemark } from '../../src/content/resolve-remark.ts';
import { revise } from '../../src/content/revise.ts';
import { Revision } from '../../src/content/revision.ts';
import { Sensitivity } from '../../src/content/sensitivity.ts';
import { SYSTEM } from '../../src/identity/actor.ts';
import { Role } from '../../src/identity/role.ts';
import { correct } from '../../src/release/correct.ts';
import { publish } from '../../src/release/publish.ts';
import { submit } from '../../src/review/submit.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { approve, draft, letIn } from '../support/newsroom.ts';

let now = new Date('2026-11-20T02:00:00Z');
let given: TestHub;
beforeAll(async () => {
  given = await openTestHub({ now: () => now });
  await letIn(given, 'second-editor', [Role.EDITOR]);
  await letIn(given, 'health-editor', [Role.EDITOR], '4300000002');
});
afterAll(() => given.close());

const em = () => given.hub.orm.em.fork();

test('what somebody typed is kept for them alone, voids no approval, makes no revision, and goes when they save', async () => {
  const copy = await draft(given);
  await approve(given, copy);
  const before = await em().findOneOrFail(Copy, { id: copy.id });
  const type = async (body: string) =>
    keepAutosave(await given.as('editor'), { copyId: copy.id, version: 1, patch: { body } });
  await Promise.all([type('<p>一</p>'), type('<p>二</p>')]);
  await type('<p onclick="x()">三</p><script>x()</script>');
  expect((await readAutosave(await given.as('editor'), copy.id))?.patch).toEqual({ body: '<p>三</p>' });
  expect(await readAutosave(await given.as('second-editor'), copy.id)).toBeNull();
  expect(await em().findOneOrFail(Copy, { id: copy.id })).toEqual(before);
  expect(await em().count(Revision, { copy: copy.id, voidedAt: null })).toBe(1);
  await revise(await given.as('editor'), { id: copy.id, version: 1, patch: { body: '<p>三</p>' } });
  expect(await readAutosave(await given.as('editor'), copy.id)).toBeNull();
});

test('nothing is kept of what is too large, of another organisation’s copy or of a published one', async () => {
  const copy = await draft(given);
  const keep = async (username: string, body: string) =>
    keepAutosave(await given.as(username), { copyId: copy.id, version: 1, patch: { body } });
  await expect(keep('editor', 'x'.repeat(2_000_001))).rejects.toMatchObject({ code: 'TOO_LARGE' });
  await expect(keep('health-editor', '<p>一</p>')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await approve(given, copy);
  await publish(await given.as('editor'), { id: copy.id });
  await expect(keep('editor', '<p>一</p>')).rejects.toMatchObject({ code: 'WRONG_STATE' });
});

test('whoever has a copy open is told who else has, until these are no longer heard of', async () => {
  const copy = await draft(given);
  const here = async (username: string, editing = true, leaving = false) => {
    const others = await appear(await given.as(username), { copyId: copy.id, editing, leaving });
    return others.map((one) => [one.user.username, one.editing]);
  };
  expect(await here('editor')).toEqual([]);
  expect(await here('reviewer-office', false)).toEqual([['editor', true]]);
  expect(await here('second-editor')).toEqual([
    ['editor', true],
    ['reviewer-office', false],
  ]);
  await here('second-editor', true, true);
  now = new Date(now.getTime() + PRESENT_FOR - 1);
  expect(await here('editor')).toEqual([['reviewer-office', false]]);
  now = new Date(now.getTime() + 2);
  expect(await here('editor')).toEqual([]);
  await forgetPresence(given.hub.context(SYSTEM));
  expect(await em().count(Presence, { copy: copy.id })).toBe(1);
  await expect(here('health-editor')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('two windows of one person at the same instant are one presence', async () => {
  const copy = await draft(given);
  const windows = Array.from({ length: 5 }, async () =>
    appear(await given.as('editor'), { copyId: copy.id, editing: true }),
  );
  expect(await Promise.all(windows)).toEqual([[], [], [], [], []]);
  expect(await em().count(Presence, { copy: copy.id })).toBe(1);
});

test('a remark is anchored to the words of a revision, and is resolved and taken up again by name', async () => {
  const copy = await draft(given, { body: '<p>各单位要做好<strong>防汛</strong>工作。</p>' });
  await approve(given, copy);
  const passage = { copyId: copy.id, revision: 1, field: 'body', start: 6, end: 10, quote: '防汛工作' };
  const reviewer = await given.as('reviewer-office');
  const { id } = await makeRemark(reviewer, { ...passage, text: '是否应为防汛抗旱？' });
  const ask = `query($id: ID!) { copy(id: $id) { state remarks { id quote start end text by { username } resolvedAt
    resolvedBy { username } revision { number body } } } }`;
  const read = async () =>
    (await given.desk<Record<string, never>>('editor', ask, { id: copy.id })).data.copy;
  expect(await read()).toMatchObject({
    state: 'APPROVED',
    remarks: [
      {
        id,
        quote: '防汛工作',
        by: { username: 'reviewer-office' },
        resolvedBy: null,
        revision: { number: 1 },
      },
    ],
  });
  await resolveRemark(await given.as('editor'), { id, resolved: true });
  expect(await read()).toMatchObject({ remarks: [{ resolvedBy: { username: 'editor' } }] });
  await resolveRemark(reviewer, { id, resolved: false });
  expect(await read()).toMatchObject({ remarks: [{ resolvedAt: null, resolvedBy: null }] });
});

test.each([
  ['a passage that reads otherwise', { quote: '抗旱工作' }, 'STALE'],
  ['a revision that is not there', { revision: 2 }, 'NOT_FOUND'],
  ['another field', { field: 'sensitivity' }, 'BAD_USER_INPUT'],
  ['a passage beyond the end', { end: 99 }, 'BAD_USER_INPUT'],
  ['an empty passage', { end: 0 }, 'BAD_USER_INPUT'],
  ['no words', { text: ' ' }, 'BAD_USER_INPUT'],
])('a remark on %s is refused', async (_, change, code) => {
  const copy = await draft(given);
  await approve(given, copy);
  const passage = {
    copyId: copy.id,
    revision: 1,
    field: 'body',
    start: 0,
    end: 3,
    quote: '各单位',
    text: '改',
  };
  await expect(makeRemark(await given.as('editor'), { ...passage, ...change })).rejects.toMatchObject({
    code,
  });
});

test('the history of a content tells everything that was done to it, in every copy, the latest first', async () => {
  const copy = await draft(given);
  await approve(given, copy);
  const { contentId } = await publish(await given.as('editor'), { id: copy.id });
  const { id } = await correct(await given.as('editor'), { contentId: contentId ?? '', changeNote: '更正' });
  const ask = `query($id: ID!, $after: String) { copy(id: $id) { history(first: 4, after: $after) { totalCount
    pageInfo { hasNextPage endCursor } edges { node { act byName by { username } detail } } } } }`;
  interface Page {
    copy: {
      history: {
        totalCount: number;
        pageInfo: { endCursor: string };
        edges: { node: { act: string; byName: string } }[];
      };
    };
  }
  const first = (await given.desk<Page>('editor', ask, { id })).data.copy.history;
  const rest = await given.desk<Page>('editor', ask, { id, after: first.pageInfo.endCursor });
  const acts = [...first.edges, ...rest.data.copy.history.edges].map(({ node }) => node.act);
  expect(acts.slice(0, 3)).toEqual(expect.arrayContaining(['copy.composed', 'content.published']));
  expect(acts.filter((act) => act === 'copy.approved')).toHaveLength(2);
  expect(acts.at(-1)).toBe('copy.composed');
  expect(first.totalCount).toBe(acts.length);
  expect((await given.desk('health-editor', ask, { id })).data).toEqual({ copy: null });
});

test('the history of a content that moved tells those of the site it left nothing of the drafts that are written elsewhere', async () => {
  const [health, main] = [await given.site('4300000002'), await given.site('4300000001')];
  const place = { siteId: health.site.id, sectionId: health.sections.get('gzdt')?.id ?? '' };
  const copy = await draft(given, place, 'health-editor');
  await approve(given, copy, 'health-editor');
  const { contentId } = await publish(await given.as('health-editor'), { id: copy.id });
  const move = {
    contentId: contentId ?? '',
    changeNote: '调整栏目',
    sectionId: main.sections.get('tzgg')?.id,
  };
  const { id } = await correct(await given.as('editor'), move);
  await submit(await given.as('editor'), { id, sensitivity: Sensitivity.GENERAL });
  const passage = { copyId: id, revision: 1, field: 'title', start: 0, end: 2, quote: '关于' };
  await makeRemark(await given.as('editor'), { ...passage, text: '只在本单位内说的话' });
  const ask = 'query($id: ID!) { copy(id: $id) { history(first: 50) { edges { node { act detail } } } } }';
  const told = async (who: string) =>
    JSON.stringify((await given.desk<object>(who, ask, { id: copy.id })).data);
  expect(await told('editor')).toContain('只在本单位内说的话');
  const below = await told('health-editor');
  expect(below).toContain('content.published');
  expect(below).not.toContain('只在本单位内说的话');
});
