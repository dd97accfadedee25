import { expect, test } from 'vitest';
import { LocalUpstream } from '../ingest/local-upstream.ts';
import { contractOperations, hasContract } from '../support/contract.ts';
import { openHubForThisTest, type TestHub } from '../support/hub.ts';
import { until } from '../support/until.ts';
import { openSink } from '../support/webhook-sink.ts';

// biome-ignore lint/suspicious/noExplicitAny: the answers of a whole story, each asserted where it is read
type Data = any;

/** Asks the desk in the very words of the contract. */
class ContractDesk {
  readonly #given: TestHub;
  readonly #operations = contractOperations('desk');
  readonly asked = new Set<string>();

  constructor(given: TestHub) {
    this.#given = given;
  }

  async ask(username: string, operation: string, variables: object = {}): Promise<Data> {
    const { data, errors } = await this.#given.desk<Data>(username, this.#text(operation), variables);
    expect(errors, `${operation}: ${JSON.stringify(errors)}`).toBeUndefined();
    return Object.values(data)[0];
  }

  async refusal(username: string, operation: string, variables: object): Promise<string | undefined> {
    const { errors } = await this.#given.desk(username, this.#text(operation), variables);
    return errors?.[0]?.extensions.code;
  }

  async raw(username: string, query: string, variables: object): Promise<Data> {
    return Object.values((await this.#given.desk<Data>(username, query, variables)).data)[0];
  }

  #text(operation: string): string {
    this.asked.add(operation);
    return this.#operations.get(operation) ?? '';
  }
}

async function buildSite(desk: ContractDesk): Promise<{ siteId: string; sections: Record<string, string> }> {
  const me = await desk.ask('admin', 'Me');
  expect(me).toMatchObject({
    username: 'admin',
    roles: ['ADMIN'],
    organisation: { name: expect.any(String) },
  });
  const organisation = await desk.ask('admin', 'CreateOrganisation', {
    input: { name: '示例市卫生健康委员会', code: '11430000MB0000009X', level: 'MUNICIPAL' },
  });
  const site = await desk.ask('admin', 'CreateSite', {
    input: {
      name: '示例市卫生健康委员会网站',
      code: '4300000009',
      domain: 'wjw.shili.gov.cn',
      kind: 'SUB',
      organisationId: organisation.id,
      industries: ['卫生'],
      regions: ['示例市'],
    },
  });
  const sections: Record<string, string> = {};
  for (const [code, type] of Object.entries({ zcwj: 'POLICY', zcjd: 'INTERPRETATION', tzgg: 'NOTICE' })) {
    const input = { siteId: site.id, name: code, code, type };
    sections[code] = (await desk.ask('admin', 'CreateSection', { input })).id;
  }
  const sites = await desk.ask('editor', 'Sites');
  const made = sites.find((one: Data) => one.code === '4300000009');
  expect(made.sections.map((one: Data) => one.code)).toEqual(['zcwj', 'zcjd', 'tzgg']);
  return { siteId: site.id, sections };
}

async function pullAndRepost(desk: ContractDesk, siteId: string, publicUrl: string): Promise<Data> {
  const input = {
    name: '示例省政策解读',
    url: `${publicUrl}/sandbox/upstream/zcjd/index.html`,
    level: 'PROVINCIAL',
    kind: 'GOV_PAGE',
    window: { unit: 'HOURS', value: 8 },
  };
  const trial = await desk.ask('editor', 'TryFeed', { input });
  expect(trial.items[0]).toMatchObject({ url: expect.any(String), title: expect.any(String) });
  const feed = await desk.ask('admin', 'CreateFeed', { input });
  const rule = { feedId: feed.id, siteIds: [siteId], sectionCode: 'zcwj', mandatory: true, mode: 'OWN' };
  await desk.ask('admin', 'CreateLinkageRule', { input: rule });
  const poll = await desk.ask('editor', 'PollFeed', { id: feed.id });
  expect(poll).toMatchObject({ new: trial.items.length, failed: 0 });
  expect((await desk.ask('editor', 'Feed', { id: feed.id })).health).toMatchObject({
    state: 'OK',
    problem: null,
  });
  const items = await desk.ask('editor', 'UpstreamItems', { feedId: feed.id, first: 2 });
  expect(items.totalCount).toBe(trial.items.length);
  const rest = await desk.ask('editor', 'UpstreamItems', {
    feedId: feed.id,
    first: 50,
    after: items.pageInfo.endCursor,
  });
  expect(rest.edges.length).toBe(items.totalCount - 2);
  const item = items.edges[0].node;
  return desk.ask('editor', 'Repost', { itemId: item.id, siteId });
}

async function writeAndReview(
  desk: ContractDesk,
  place: { siteId: string; sectionId: string },
): Promise<Data> {
  const policy = {
    number: '示卫发〔2026〕3号',
    issuer: '示例市卫生健康委员会',
    signedOn: '2026-11-01',
    validity: 'IN_FORCE',
  };
  const input = {
    kind: 'POLICY',
    title: '关于做好冬季防病工作的通知',
    body: '<p>第一版。</p>',
    policy,
    ...place,
  };
  const { id, version } = await desk.ask('editor', 'Compose', { input });
  const revised = await desk.ask('editor', 'Revise', { id, version, patch: { body: '<p>第二版。</p>' } });
  expect(revised.version).toBe(version + 1);
  expect(await desk.refusal('editor', 'Revise', { id, version, patch: { title: '旧' } })).toBe('STALE');
  const submitted = await desk.ask('editor', 'Submit', { id, sensitivity: 'STRATEGIC' });
  expect(submitted.steps.map((step: Data) => step.role)).toEqual([
    'REVIEWER_OFFICE',
    'REVIEWER_DEPUTY_SECRETARY',
    'REVIEWER_VICE_MAYOR',
  ]);
  await desk.ask('editor', 'Recall', { id });
  await desk.ask('editor', 'Revise', { id, version: version + 1, patch: { body: '<p>第三版。</p>' } });
  await desk.ask('editor', 'Submit', { id, sensitivity: 'GENERAL' });
  const queue = await desk.ask('reviewer-office', 'ReviewQueue', { first: 10 });
  expect(queue.edges.map((edge: Data) => edge.node.id)).toContain(id);
  expect(await desk.ask('reviewer-office', 'Decide', { id, approve: true, remark: '同意' })).toMatchObject({
    state: 'APPROVED',
  });
  const copy = await desk.ask('editor', 'Copy', { id });
  expect(copy).toMatchObject({
    state: 'APPROVED',
    revisions: [{ number: 1 }, { number: 2 }],
    steps: [{ tier: 1, state: 'APPROVED', remark: '同意', decidedBy: { username: 'reviewer-office' } }],
  });
  const diff = await desk.ask('editor', 'DiffRevisions', { id, from: 1, to: 2 });
  expect(diff.diff).toContainEqual({ field: 'body', html: expect.stringContaining('<ins>三</ins>') });
  return desk.ask('editor', 'Publish', { id });
}

async function overrideAndPublish(
  desk: ContractDesk,
  place: { siteId: string; sectionId: string },
): Promise<void> {
  const input = {
    kind: 'ARTICLE',
    title: '名单公示',
    body: '<p>身份证号：11010519491231002X。</p>',
    ...place,
  };
  const { id } = await desk.ask('editor', 'Compose', { input });
  const submission = { id, sensitivity: 'GENERAL' };
  expect(await desk.refusal('editor', 'Submit', submission)).toBe('BLOCKED_BY_FINDING');
  const findings = `query($id: ID!) { copy(id: $id) { findings { id severity } } }`;
  const blocked = await desk.raw('editor', findings, { id });
  const block = blocked.findings.find((one: Data) => one.severity === 'BLOCK');
  const words = { id, findingId: block.id, reason: '本人书面同意公开' };
  expect(await desk.refusal('editor', 'OverrideFinding', words)).toBe('FORBIDDEN');
  expect(await desk.ask('reviewer-deputy-secretary', 'OverrideFinding', words)).toEqual({ id });
  await desk.ask('editor', 'Submit', submission);
  const { findings: kept } = await desk.ask('editor', 'Copy', { id });
  expect(kept).toContainEqual(expect.objectContaining({ severity: 'BLOCK', state: 'OVERRIDDEN' }));
  await desk.ask('reviewer-office', 'Decide', { id, approve: true });
  expect((await desk.ask('editor', 'Publish', { id })).state).toBe('PUBLISHED');
}

async function correctAndPlace(desk: ContractDesk, given: TestHub, contentId: string): Promise<void> {
  const correction = await desk.ask('editor', 'Correct', { contentId, changeNote: '更正文字' });
  await desk.ask('editor', 'Submit', { id: correction.id, sensitivity: 'GENERAL' });
  await desk.ask('reviewer-office', 'Decide', { id: correction.id, approve: true });
  expect(await desk.ask('editor', 'Publish', { id: correction.id })).toMatchObject({ contentId });
  const { sections } = await given.site('4300000002');
  const place = { contentId, sectionId: sections.get('zcwj')?.id };
  expect(await desk.ask('editor', 'Place', place)).toMatchObject({
    section: { site: { code: '4300000002' } },
  });
  await desk.ask('editor', 'Unplace', { ...place, reason: '归口调整' });
}

async function launchAndTakeBack(desk: ContractDesk, contentId: string, siteId: string): Promise<void> {
  const sink = await openSink();
  const settings = { url: sink.url, secret: sink.secret };
  const channel = await desk.ask('operator', 'CreateChannel', {
    input: { name: '卫健委子站', kind: 'SUBSITE', siteId, settings },
  });
  const input = { contentId, channelIds: [channel.id] };
  const preview = await desk.ask('operator', 'PreviewRelease', { input });
  expect(preview.renditions[0]).toMatchObject({
    channel: { id: channel.id },
    title: '关于做好冬季防病工作的通知',
  });
  const { id } = await desk.ask('operator', 'Launch', { input });
  const state = async () => (await desk.ask('operator', 'Release', { id })).deliveries[0];
  const sent = await until('the landing', async () => {
    const delivery = await state();
    return delivery.state === 'LANDED' ? delivery : null;
  });
  expect(sent).toMatchObject({
    attempts: [{ outcome: 'send.accepted' }, { outcome: 'probe.landed' }],
    receipt: { url: expect.stringContaining(contentId) },
  });
  expect(await desk.refusal('operator', 'Resend', { deliveryId: sent.id })).toBe('WRONG_STATE');
  expect(await desk.refusal('operator', 'SettleDelivery', { deliveryId: sent.id, arrived: true })).toBe(
    'WRONG_STATE',
  );
  await desk.ask('editor', 'Withdraw', { contentId, kind: 'WITHDRAWN', explanation: '政策已调整' });
  await until('gone', async () => ((await state()).state === 'GONE' ? true : null));
  await desk.ask('editor', 'Restore', { contentId });
  const editions = await desk.ask('editor', 'Editions', { contentId });
  expect(editions.map((one: Data) => one.act)).toEqual(['PUBLISH', 'CORRECT', 'WITHDRAW', 'RESTORE']);
  expect(editions[1].by.username).toBe('editor');
}

async function checkDuties(desk: ContractDesk, repost: Data): Promise<void> {
  const open = await desk.ask('supervisor', 'Duties', {
    siteCode: '4300000009',
    kinds: ['REPOST'],
    states: ['OPEN'],
    first: 1,
  });
  expect(open.totalCount).toBeGreaterThan(0);
  await desk.ask('editor', 'Submit', { id: repost.id, sensitivity: 'GENERAL' });
  await desk.ask('reviewer-office', 'Decide', { id: repost.id, approve: true });
  await desk.ask('editor', 'Publish', { id: repost.id });
  const met = await desk.ask('supervisor', 'Duties', {
    siteCode: '4300000009',
    kinds: ['REPOST'],
    states: ['MET', 'LATE'],
    first: 5,
  });
  expect(met.edges[0].node).toMatchObject({
    site: { code: '4300000009' },
    subject: { __typename: 'UpstreamItem' },
  });
  const left = await desk.ask('supervisor', 'Duties', {
    siteCode: '4300000009',
    states: ['OPEN'],
    kinds: ['REPOST'],
    first: 1,
  });
  if (left.totalCount > 0) {
    const exempt = await desk.ask('supervisor', 'ExemptDuty', {
      id: left.edges[0].node.id,
      reason: '与本站职能无关',
    });
    expect(exempt.state).toBe('EXEMPT');
  }
}

async function followUpstream(desk: ContractDesk, siteId: string): Promise<void> {
  const upstream = await new LocalUpstream().open();
  const text = '自2026年12月1日起，青山镇居民医保补助标准提高到每人每年640元，由镇便民服务中心受理。';
  const article = { name: 't1', title: '关于提高居民医保补助标准的通知', at: '2026-11-20 09:00', text };
  upstream.articles.push(article, {
    name: 't2',
    title: '关于做好冬季供暖工作的通知',
    at: '2026-11-19 09:00',
  });
  const input = { name: '示例市人民政府', url: upstream.listUrl, level: 'MUNICIPAL', kind: 'GOV_PAGE' };
  const feed = await desk.ask('admin', 'CreateFeed', { input });
  await desk.ask('editor', 'PollFeed', { id: feed.id });
  const items = await desk.ask('editor', 'UpstreamItems', { feedId: feed.id, first: 1 });
  const { id } = items.edges[0].node;
  const { id: copyId } = await desk.ask('editor', 'Repost', { itemId: id, siteId });
  await desk.ask('editor', 'Submit', { id: copyId, sensitivity: 'GENERAL' });
  await desk.ask('reviewer-office', 'Decide', { id: copyId, approve: true });
  const { contentId } = await desk.ask('editor', 'Publish', { id: copyId });
  const before = await desk.ask('editor', 'Drifts', { first: 10 });
  article.text = text.replace('640', '670');
  expect(await desk.ask('editor', 'PollFeed', { id: feed.id })).toMatchObject({ changed: 1 });
  const after = await desk.ask('editor', 'Drifts', { first: 10 });
  expect(after.edges).toHaveLength(before.edges.length + 1);
  expect(after.edges[0].node).toMatchObject({ kind: 'SUBSTANCE', item: { id }, content: { id: contentId } });
  expect(after.edges[0].node.diffHtml).toMatch(/<del>640<\/del><ins>670<\/ins>元/);
}

test.skipIf(!hasContract)(
  'the desk works in the very words of the contract',
  { timeout: 60_000 },
  async () => {
    const given = await openHubForThisTest({ work: true });
    const desk = new ContractDesk(given);
    const { siteId, sections } = await buildSite(desk);
    const repost = await pullAndRepost(desk, siteId, given.hub.publicUrl);
    expect(repost).toMatchObject({
      state: 'DRAFT',
      originUrl: expect.stringContaining('/sandbox/upstream/'),
    });
    await checkDuties(desk, repost);
    await followUpstream(desk, siteId);
    const published = await writeAndReview(desk, { siteId, sectionId: sections.zcwj ?? '' });
    expect(published.state).toBe('PUBLISHED');
    await overrideAndPublish(desk, { siteId, sectionId: sections.tzgg ?? '' });
    await correctAndPlace(desk, given, published.contentId);
    await launchAndTakeBack(desk, published.contentId, siteId);
    const journal = await desk.ask('supervisor', 'Journal', { first: 3 });
    expect(journal.edges[0].node).toMatchObject({
      hash: expect.any(String),
      subject: { __typename: expect.any(String) },
    });
    expect([...contractOperations('desk').keys()].filter((name) => !desk.asked.has(name))).toEqual([
      'Inspect',
      'Tickets',
      'ReceiveLetter',
      'ReplyLetter',
    ]);
  },
);
