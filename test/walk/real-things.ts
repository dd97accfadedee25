import { attach } from '../../src/content/attach.ts';
import { ContentKind } from '../../src/content/content-kind.ts';
import { ANONYMOUS } from '../../src/identity/actor.ts';
import { bringItem } from '../../src/ingest/bring-item.ts';
import { FeedKind } from '../../src/ingest/feed.ts';
import { Subscriber } from '../../src/reading/websub/subscriber.ts';
import { takeAsking } from '../../src/reading/websub/take-asking.ts';
import { fileFeed, layDownRule } from '../ingest/ingest-hub.ts';
import type { TestHub } from '../support/hub.ts';
import { approve, draft, publishNotice } from '../support/newsroom.ts';

/** Stands in every unpublished text of the main organisation; no stranger is answered anything that holds it. */
export const SECRET_WORD = '未发先泄';

/** Ids of what the main organisation has, by what it is; some besides are not ids but what goes with them. */
export type RealThings = Record<string, string>;

// biome-ignore lint/suspicious/noExplicitAny: answers of many shapes, read where they are asked for
type Answer = any;

/** Makes one real thing after the other at the desk, as people of the main organisation. */
class Maker {
  readonly #given: TestHub;
  readonly things: RealThings = {};

  constructor(given: TestHub) {
    this.#given = given;
  }

  async ask(username: string, operation: string): Promise<Answer> {
    const { data, errors } = await this.#given.desk(username, operation);
    if (errors) throw new Error(`${operation}: ${errors[0]?.message}`);
    return Object.values(data)[0];
  }

  /** Keeps the `id` that an operation answers under a name. */
  async make(name: string, username: string, mutation: string): Promise<Answer> {
    const made = await this.ask(username, `mutation { ${mutation} }`);
    this.things[name] = made.id;
    return made;
  }

  async user(name: string, username: string): Promise<void> {
    this.things[name] = (await this.#given.as(username)).actor.id ?? '';
  }
}

async function makeCopies(given: TestHub, maker: Maker): Promise<void> {
  const { things } = maker;
  const secret = { title: `${SECRET_WORD}的通知`, body: `<p>${SECRET_WORD}。</p>` };
  const { site, sections } = await given.site('4300000001');
  things.site = site.id;
  things.organisation = site.organisation.id;
  things.section = sections.get('tzgg')?.id ?? '';
  things.draft = (await draft(given, secret)).id;
  things.waiting = (await draft(given, secret)).id;
  things.approved = (await draft(given, secret)).id;
  things.topic = (await draft(given, { ...secret, kind: ContentKind.TOPIC, topic: { groups: [] } })).id;
  await approve(given, { id: things.approved } as Parameters<typeof approve>[1]);
  await maker.ask('editor', `mutation { submit(id: "${things.waiting}", sensitivity: GENERAL) { id } }`);
  const waiting = `{ copy(id: "${things.waiting}") { revisions { hash } findings { id } } }`;
  const { revisions, findings } = await maker.ask('editor', waiting);
  things.waitingHash = revisions[0].hash;
  things.finding = findings[0]?.id ?? things.waiting;
  things.content = await publishNotice(given);
  const file = {
    name: SECRET_WORD,
    sha256: 'a'.repeat(64),
    sourceUrl: null,
    bytes: 9,
    mediaType: 'text/plain',
  };
  const [attachment] = await attach(await given.as('editor'), { copyId: things.topic, files: [file] });
  things.attachment = attachment?.id ?? '';
  const remark = `copyId: "${things.waiting}", revision: 1, field: "body", start: 0, end: 4, quote: "${SECRET_WORD}", text: "${SECRET_WORD}"`;
  await maker.make('remark', 'reviewer-office', `remark(input: { ${remark} }) { id }`);
  const patch = `patch: { body: "<p>${SECRET_WORD}</p>" }`;
  await maker.make('autosave', 'editor', `autosave(copyId: "${things.draft}", version: 1, ${patch}) { id }`);
}

async function makeWork(maker: Maker): Promise<void> {
  const { things } = maker;
  const due = new Date(Date.now() + 5 * 86_400_000).toISOString();
  const order = `topicId: "${things.topic}", siteId: "${things.site}", title: "${SECRET_WORD}", dueAt: "${due}"`;
  await maker.make('commission', 'editor', `orderCopy(input: { ${order} }) { id }`);
  await maker.user('person', 'operator');
  const day = due.slice(0, 10);
  things.tomorrow = day;
  const lent = `role: REVIEWER_OFFICE, deputyId: "${things.person}", fromOn: "${day}", untilOn: "${day}", reason: "${SECRET_WORD}"`;
  await maker.make('delegation', 'reviewer-office', `delegate(input: { ${lent} }) { id }`);
  const block = 'code: "contact", name: "联系方式", html: "<p>电话12345</p>"';
  await maker.make('block', 'editor', `createBlock(${block}) { id }`);
  const expert = `days: 3, department: "${SECRET_WORD}", expertName: "${SECRET_WORD}"`;
  const invited = await maker.make(
    'invitation',
    'editor',
    `inviteOutside(id: "${things.waiting}", ${expert}) { check { id } }`,
  );
  things.outsideCheck = invited.check.id;
  const step =
    'name: "一审一校", role: REVIEWER_OFFICE, task: BOTH, window: { unit: WORKING_DAYS, value: 1 }';
  const rule = `sectionId: "${things.section}", sensitivity: GENERAL, steps: [{ ${step} }]`;
  await maker.make('tierRule', 'admin', `setTierRule(input: { ${rule} }) { id }`);
  const issued = await maker.ask(
    'admin',
    `mutation { issueApiKey(name: "${SECRET_WORD}", siteId: "${things.site}") { apiKey { id } } }`,
  );
  things.apiKey = issued.apiKey.id;
  const duties = await maker.ask('editor', '{ duties(first: 50) { edges { node { id site { code } } } } }');
  things.duty = duties.edges.find((edge: Answer) => edge.node.site?.code === '4300000001').node.id;
}

async function makeChannels(maker: Maker): Promise<void> {
  const { things } = maker;
  const opening = `platform: WEIBO, name: "${SECRET_WORD}", reason: "${SECRET_WORD}", responsibleId: "${things.person}"`;
  const account = await maker.make(
    'account',
    'operator',
    `fileOpening(input: { ${opening} }) { id filings { id } }`,
  );
  things.filing = account.filings[0].id;
  const channel = `name: "${SECRET_WORD}", kind: MANUAL, siteId: "${things.site}", settings: { textLimit: 40 }`;
  await maker.make('channel', 'operator', `createChannel(input: { ${channel} }) { id }`);
  const screen = `name: "${SECRET_WORD}", kind: SCREEN, siteId: "${things.site}", settings: {}`;
  await maker.make('screen', 'operator', `createChannel(input: { ${screen} }) { id }`);
  const device = `channelId: "${things.screen}", name: "${SECRET_WORD}"`;
  const issued = await maker.ask('operator', `mutation { issueScreenDevice(${device}) { device { id } } }`);
  things.screenDevice = issued.device.id;
  const shown = `contentId: "${things.content}", channelIds: ["${things.screen}"]`;
  await maker.ask('operator', `mutation { launch(input: { ${shown} }) { id } }`);
  const group = `name: "${SECRET_WORD}", channelIds: ["${things.channel}"]`;
  await maker.make('channelGroup', 'operator', `saveChannelGroup(input: { ${group} }) { id }`);
  const defaults = `channelIds: ["${things.channel}"], groupIds: [], sectionId: "${things.section}"`;
  await maker.make('defaultSet', 'operator', `setDefaultChannels(${defaults}) { id }`);
  const text = `renditions: [{ channelId: "${things.channel}", text: "${SECRET_WORD}" }]`;
  const release = await maker.make(
    'release',
    'operator',
    `launch(input: { contentId: "${things.content}", channelIds: ["${things.channel}"], ${text} }) { id adjusted { rendition { id } } }`,
  );
  things.rendition = release.adjusted[0].rendition.id;
}

async function makeUpstream(given: TestHub, { things }: Maker): Promise<void> {
  const origin = 'https://www.walled.gov.cn';
  const feed = await fileFeed(given, `${origin}/zcwj/`, { kind: FeedKind.MANUAL });
  things.feed = feed.id;
  things.linkageRule = (await layDownRule(given, feed)).id;
  const html = '<h1>关于做好医疗保障工作的通知</h1><p>各市、县人民政府：请认真贯彻执行。</p>';
  const page = { url: `${origin}/zcwj/1.html`, title: '关于做好医疗保障工作的通知', html };
  const { item } = await bringItem(await given.as('editor'), { feedId: feed.id, ...page });
  things.item = item.id;
}

/** Somebody who takes the feed of the main site; nobody answers at the callback, so that it stays unconfirmed. */
async function makeSubscriber(given: TestHub, { things }: Maker): Promise<void> {
  const topic = `${given.hub.publicUrl}/feeds/sites/4300000001.json`;
  const callback = 'http://127.0.0.1:9/callback';
  await takeAsking(given.hub.context(ANONYMOUS), { mode: 'subscribe', topic, callback, from: '127.0.0.1' });
  const { id } = await given.hub.orm.em.fork().findOneOrFail(Subscriber, { callback });
  things.subscriber = id;
}

/** What a main organisation at work has: copies in every state, and all that hangs on them. */
export async function makeRealThings(given: TestHub): Promise<RealThings> {
  const maker = new Maker(given);
  await makeCopies(given, maker);
  await makeUpstream(given, maker);
  await makeWork(maker);
  await makeChannels(maker);
  await makeSubscriber(given, maker);
  await given.settle();
  const screens = await maker.ask('operator', '{ screens { id items { id } } }');
  const screen = screens.find((one: Answer) => one.id === maker.things.screen);
  maker.things.screenItem = screen.items[0].id;
  const { edges } = await maker.ask('operator', '{ deliveries(first: 1) { edges { node { id } } } }');
  maker.things.delivery = edges[0]?.node.id ?? maker.things.release;
  const { edges: notices } = await maker.ask('editor', '{ notices(first: 1) { edges { node { id } } } }');
  maker.things.notice = notices[0]?.node.id ?? maker.things.release;
  return maker.things;
}
