import { createFeed } from '../../src/ingest/create-feed.ts';
import { createLinkageRule } from '../../src/ingest/create-linkage-rule.ts';
import { type Feed, FeedKind, FeedLevel } from '../../src/ingest/feed.ts';
import type { LinkageRuleInput } from '../../src/ingest/inputs.ts';
import type { LinkageRule } from '../../src/ingest/linkage-rule.ts';
import { poll } from '../../src/ingest/poll.ts';
import type { PollResult } from '../../src/ingest/poll-result.ts';
import { UpstreamItem } from '../../src/ingest/upstream-item.ts';
import type { TestHub } from '../support/hub.ts';
import { type LocalArticle, LocalUpstream } from './local-upstream.ts';

/** A feed of an address, filed by the administrator. */
export async function fileFeed(given: TestHub, url: string, more: object = {}): Promise<Feed> {
  const input = {
    name: '示例省人民政府',
    url,
    level: FeedLevel.PROVINCIAL,
    kind: FeedKind.GOV_PAGE,
    ...more,
  };
  return createFeed(await given.as('admin'), input);
}

/** A local upstream with so many articles of 20 November 2026, 15:30. */
export async function openUpstream(count: number, more: Partial<LocalArticle> = {}): Promise<LocalUpstream> {
  const upstream = await new LocalUpstream().open();
  for (let number = 1; number <= count; number++) {
    const title = `关于做好第${number}项工作的通知`;
    upstream.articles.push({ name: `t${number}`, title, at: '2026-11-20 15:30', ...more });
  }
  return upstream;
}

/** Polls as a demo user. */
export async function pollAs(given: TestHub, username: string, { id }: Feed): Promise<PollResult> {
  return poll(await given.as(username), { feedId: id });
}

/** Polls as the hub itself, as the clock does. */
export async function pollAsHub(given: TestHub, { id }: Feed): Promise<PollResult> {
  const hub = {
    kind: 'system',
    id: null,
    username: 'system',
    name: '系统',
    roles: [],
    organisationId: null,
  } as const;
  return poll(given.hub.context({ ...hub, roles: [] }), { feedId: id });
}

/** The items a feed listed first, by address. */
export function itemsOf(given: TestHub, feed: Feed): Promise<UpstreamItem[]> {
  return given.hub.orm.em.fork().find(UpstreamItem, { feed: feed.id }, { orderBy: { url: 'asc' } });
}

/** A mandatory rule of a feed for the main site's policies, laid down by the supervisor. */
export async function layDownRule(
  given: TestHub,
  feed: Feed,
  more: Partial<LinkageRuleInput> = {},
): Promise<LinkageRule> {
  const { site } = await given.site('4300000001');
  const input = { feedId: feed.id, siteIds: [site.id], sectionCode: 'zcwj', mandatory: true, ...more };
  return createLinkageRule(await given.as('supervisor'), input);
}
