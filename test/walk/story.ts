import { expect } from 'vitest';
import type { TestHub } from '../support/hub.ts';
import { until } from '../support/until.ts';
import { openSink, type Sink } from '../support/webhook-sink.ts';

/** What the desk is asked, in the words of the contract. */
const DOCUMENTS = {
  createFeed: 'mutation($input: FeedInput!) { createFeed(input: $input) { id } }',
  pollFeed: 'mutation($id: ID!) { pollFeed(id: $id) { found new changed failed problems } }',
  items: `query($feedId: ID!) { upstreamItems(feedId: $feedId, first: 50) {
    edges { node { id url title body state publishedAt publishedAtPrecision origin { name } policy { number issuer } attachments { name url } } } } }`,
  rule: 'mutation($input: LinkageRuleInput!) { createLinkageRule(input: $input) { id } }',
  duties: `query($siteCode: String) { duties(siteCode: $siteCode, kinds: [REPOST], first: 50) {
    edges { node { id state subject { id } site { code } } } } }`,
  repost:
    'mutation($itemId: ID!, $siteId: ID!) { repost(itemId: $itemId, siteId: $siteId) { id state title originUrl } }',
  submit:
    'mutation($id: ID!) { submit(id: $id, sensitivity: SENSITIVE) { id state steps { tier role state } } }',
  decide: 'mutation($id: ID!) { decide(id: $id, approve: true) { id state } }',
  publish: 'mutation($id: ID!) { publish(id: $id) { id state contentId } }',
  channel: 'mutation($input: ChannelInput!) { createChannel(input: $input) { id kind name } }',
  launch: 'mutation($input: ReleaseInput!) { launch(input: $input) { id state } }',
  release: `query($id: ID!) { release(id: $id) { state deliveries { state receipt { url } sentAt goneAt attempts { outcome } } } }`,
  withdraw: `mutation($contentId: ID!) {
    withdraw(contentId: $contentId, kind: GONE, explanation: "内容有误") { id } }`,
};

/** What readers ask. */
const READING = {
  content: `query($id: ID!) { content(id: $id) { __typename title body origin { name url }
    withdrawal { kind explanation } tags { name content } edition { number hash } } }`,
  search:
    'query($query: String!) { search(query: $query, first: 10) { totalCount engine edges { highlight { title } node { id } } } }',
  list: `query { section(site: "4300000001", code: "zcwj") { contents(first: 20) { edges { node { id } } } } }`,
};

/** An upstream item as the desk shows it. */
export interface Item {
  id: string;
  url: string;
  title: string;
  body: string | null;
  state: string;
  publishedAt: string | null;
  publishedAtPrecision: string | null;
  origin: { name: string } | null;
  policy: { number: string | null; issuer: string | null } | null;
  attachments: { name: string; url: string }[];
}

type Page<T> = { edges: { node: T }[] };
const nodes = <T>(page: Page<T>): T[] => page.edges.map((edge) => edge.node);

/** One telling of the first walk, over HTTP, by the demo's people. */
export class Story {
  readonly #given: TestHub;

  constructor(given: TestHub) {
    this.#given = given;
  }

  /** Asks the desk and refuses any error. */
  async desk<T>(username: string, document: keyof typeof DOCUMENTS, variables: object): Promise<T> {
    const answer = await this.#given.desk<T>(username, DOCUMENTS[document], variables);
    expect(answer.errors, document).toBeUndefined();
    return answer.data;
  }

  /** Asks as a reader and refuses any error. */
  async read<T>(document: keyof typeof READING, variables: object = {}): Promise<T> {
    const answer = await this.#given.read<T>(READING[document], variables);
    expect(answer.errors, document).toBeUndefined();
    return answer.data;
  }

  /** A feed that is polled until every item's page was read, under a rule that the main site must repost it. */
  async pull(url: string, kind: string): Promise<Item[]> {
    const input = { name: `上级 ${url}`, url, kind, level: 'PROVINCIAL' };
    const { createFeed } = await this.desk<{ createFeed: { id: string } }>('admin', 'createFeed', { input });
    const { site } = await this.#given.site('4300000001');
    const rule = { feedId: createFeed.id, siteIds: [site.id], sectionCode: 'zcwj', mandatory: true };
    await this.desk('admin', 'rule', { input: rule });
    const { pollFeed } = await this.desk<{ pollFeed: { found: number; problems: string[] } }>(
      'editor',
      'pollFeed',
      { id: createFeed.id },
    );
    expect(pollFeed.found).toBeGreaterThan(0);
    const { upstreamItems } = await this.desk<{ upstreamItems: Page<Item> }>('editor', 'items', {
      feedId: createFeed.id,
    });
    return nodes(upstreamItems);
  }

  /** States of the repost duties of the main site for an item. */
  async dutyStates(itemId: string): Promise<string[]> {
    const { duties } = await this.desk<{ duties: Page<{ state: string; subject: { id: string } }> }>(
      'supervisor',
      'duties',
      { siteCode: '4300000001' },
    );
    return nodes(duties)
      .filter((duty) => duty.subject.id === itemId)
      .map((duty) => duty.state);
  }

  /** Reposts, submits, decides by both tiers and publishes; answers the content's id. */
  async bringOut(item: Item): Promise<string> {
    const { site } = await this.#given.site('4300000001');
    const { repost } = await this.desk<{ repost: { id: string; title: string; originUrl: string } }>(
      'editor',
      'repost',
      { itemId: item.id, siteId: site.id },
    );
    expect(repost).toMatchObject({ title: item.title, originUrl: item.url });
    await this.desk('editor', 'submit', { id: repost.id });
    await this.desk('reviewer-office', 'decide', { id: repost.id });
    await this.desk('reviewer-deputy-secretary', 'decide', { id: repost.id });
    const { publish } = await this.desk<{ publish: { contentId: string } }>('editor', 'publish', {
      id: repost.id,
    });
    return publish.contentId;
  }

  /** Launches a content to a new sub-site channel and waits until its webhook arrived and verified. */
  async deliver(contentId: string): Promise<{ sink: Sink; releaseId: string }> {
    const sink = await openSink();
    const { site } = await this.#given.site('4300000003');
    const settings = { url: sink.url, secret: sink.secret };
    const input = { name: '青山镇子站', kind: 'SUBSITE', siteId: site.id, settings };
    const { createChannel } = await this.desk<{ createChannel: { id: string } }>('operator', 'channel', {
      input,
    });
    const release = { contentId, channelIds: [createChannel.id] };
    const { launch } = await this.desk<{ launch: { id: string } }>('operator', 'launch', { input: release });
    await until('the webhook', async () => sink.arrivals.find((one) => one.data.contentId === contentId));
    return { sink, releaseId: launch.id };
  }

  /** State of the only delivery of a release. */
  async deliveryState(releaseId: string): Promise<string> {
    const { release } = await this.desk<{ release: { deliveries: { state: string }[] } }>(
      'operator',
      'release',
      {
        id: releaseId,
      },
    );
    return release.deliveries[0]?.state ?? 'NONE';
  }

  /** Whether a search for these words finds the content. */
  async finds(words: string, contentId: string): Promise<boolean> {
    const { search } = await this.read<{ search: Page<{ id: string }> }>('search', { query: words });
    return nodes(search).some((node) => node.id === contentId);
  }

  /** Whether the section's list holds the content. */
  async lists(contentId: string): Promise<boolean> {
    const { section } = await this.read<{ section: { contents: Page<{ id: string }> } }>('list');
    return nodes(section.contents).some((node) => node.id === contentId);
  }
}
