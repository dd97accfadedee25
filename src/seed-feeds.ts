import type { Context } from './identity/context.ts';
import { createFeed } from './ingest/create-feed.ts';
import { createLinkageRule } from './ingest/create-linkage-rule.ts';
import { FeedKind, FeedLevel } from './ingest/feed.ts';

/** Enters the demo's upstreams: the built-in one, which walks without internet, and the real list of gov.cn. */
export async function seedFeeds(ctx: Context, siteIds: string[]): Promise<void> {
  const sandbox = await createFeed(ctx, {
    name: '示例省人民政府 政策文件（内置演示来源）',
    url: `${ctx.publicUrl}/sandbox/upstream/zcwj/index.html`,
    level: FeedLevel.PROVINCIAL,
    kind: FeedKind.GOV_PAGE,
  });
  await createFeed(ctx, {
    name: '示例省人民政府 通知公告（内置演示来源，RSS）',
    url: `${ctx.publicUrl}/sandbox/upstream/rss.xml`,
    level: FeedLevel.PROVINCIAL,
    kind: FeedKind.RSS,
  });
  const national = await createFeed(ctx, {
    name: '中国政府网 最新政策',
    url: 'https://www.gov.cn/zhengce/zuixin/ZUIXINZHENGCE.json',
    level: FeedLevel.NATIONAL,
    kind: FeedKind.JSON,
  });
  for (const feed of [sandbox, national]) {
    await createLinkageRule(ctx, { feedId: feed.id, siteIds, sectionCode: 'zcwj', mandatory: true });
  }
}
