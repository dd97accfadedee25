import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { draft, publishNotice } from '../support/newsroom.ts';

const REVISE = `mutation($id: ID!, $version: Int!) { revise(id: $id, version: $version, patch: { body: "<p>改</p>" }) { id version } }`;
const SUBMIT = 'mutation($id: ID!) { submit(id: $id, sensitivity: GENERAL) { id state } }';
const DECIDE = 'mutation($id: ID!) { decide(id: $id, approve: true) { id state } }';
const PUBLISH = 'mutation($id: ID!) { publish(id: $id) { id state contentId } }';
const LISTS = {
  copies: `{ copies(first: 50) { totalCount edges { node { id title state revisedAt
    site { id name } section { id name } composedBy { id name } } } } }`,
  reviewQueue: `{ reviewQueue(first: 50) { totalCount edges { node { id title waitingSince copy { site { name } section { name } } } } } }`,
  publications: `{ publications(first: 50) { totalCount edges { node { id title site { name } section { name } } } } }`,
  duties:
    '{ duties(first: 50) { totalCount edges { node { id kind dueAt site { name } subject { id } } } } }',
};

let given: TestHub;
beforeAll(async () => {
  given = await openTestHub();
});
afterAll(() => given.close());

/** How many statements the hub sends for one request, those of telling who asks and of the queue among them. */
async function statements(username: string, query: string, variables: object = {}): Promise<number> {
  await given.desk(username, '{ me { id } }');
  const spy = vi.spyOn(given.hub.orm.config.getLogger(), 'logQuery');
  const { errors } = await given.desk(username, query, variables);
  const told = spy.mock.calls.length;
  spy.mockRestore();
  expect(errors).toBeUndefined();
  return told;
}

async function actsOn(fields: Parameters<typeof draft>[1]): Promise<Record<string, number>> {
  const { id } = await draft(given, fields);
  return {
    revise: await statements('editor', REVISE, { id, version: 1 }),
    submit: await statements('editor', SUBMIT, { id }),
    decide: await statements('reviewer-office', DECIDE, { id }),
    publish: await statements('editor', PUBLISH, { id }),
  };
}

async function lists(): Promise<Record<string, number>> {
  const counted: Record<string, number> = {};
  for (const [name, query] of Object.entries(LISTS))
    counted[name] = await statements('reviewer-office', query);
  return counted;
}

async function grow(): Promise<void> {
  for (const siteCode of ['4300000001', '4300000002', '4300000003']) {
    const { site, sections } = await given.site(siteCode);
    for (const section of sections.values()) {
      const place = { siteId: site.id, sectionId: section.id };
      await publishNotice(given, place);
      const copy = await draft(given, place);
      await given.desk('editor', SUBMIT, { id: copy.id });
    }
  }
}

const ACTS = { revise: 12, submit: 28, decide: 20, publish: 22 };
const MOST_OF_A_LIST = 10;

test('an act and a list cost as many statements in a full house as in an empty one, however much is found or shown', async () => {
  const [acts, shown] = [await actsOn({}), await lists()];
  await grow();
  expect(await actsOn({ body: '<p>公 告，，</p>'.repeat(80) })).toEqual(acts);
  const grown = await lists();
  for (const [name, count] of Object.entries(grown)) {
    expect(count, name).toBeLessThanOrEqual(MOST_OF_A_LIST);
    expect(count - (shown[name] ?? 0), name).toBeLessThanOrEqual(3);
  }
  for (const [act, budget] of Object.entries(ACTS)) expect(acts[act], act).toBeLessThanOrEqual(budget);
});
