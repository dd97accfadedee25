import { GraphQLJSON } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { WindowInput } from '../calendar/window.ts';
import { FeedKind, FeedLevel } from './feed.ts';
import { LinkageCondition, LinkageMode } from './linkage-rule.ts';

/** An upstream to be polled. */
@InputType()
export class FeedInput {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  url!: string;

  @Field(() => FeedLevel)
  level!: FeedLevel;

  @Field(() => FeedKind)
  kind!: FeedKind;

  @Field(() => GraphQLJSON, {
    nullable: true,
    description: '按来源类型的设置；hosts：正文可读取的其他主机名；修改时不填则不变',
  })
  settings?: Record<string, unknown> | null;

  @Field(() => WindowInput, { nullable: true, description: '转载时限；不填为1个工作日，修改时不填则不变' })
  window?: WindowInput | null;

  @Field(() => Boolean, { nullable: true, description: '是否自动读取；不填为是' })
  enabled?: boolean | null;
}

/** Which sites must repost which items. */
@InputType()
export class LinkageRuleInput {
  @Field(() => ID, { nullable: true, description: '不填为全部来源；修改时不填则不变，null为全部' })
  feedId?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: '不填为本单位及下属单位的全部站点；修改时不填则不变，null为全部',
  })
  siteIds?: string[] | null;

  @Field(() => String, { description: '转载到的栏目代码' })
  sectionCode!: string;

  @Field(() => LinkageCondition, { nullable: true, description: '不填为不限；修改时不填则不变，null为不限' })
  where?: LinkageCondition | null;

  @Field(() => Boolean)
  mandatory!: boolean;

  @Field(() => LinkageMode, { nullable: true, description: '不填为各站各审一份；修改时不填则不变' })
  mode?: LinkageMode | null;
}

/** An upstream page that the hub cannot read by itself, as an editor brings it. */
@InputType()
export class BringItemInput {
  @Field(() => ID)
  feedId!: string;

  @Field(() => String, { description: '原文网址' })
  url!: string;

  @Field(() => String, {
    nullable: true,
    description: '粘贴的网页HTML；文件（.html、.docx）由POST /desk/pages/{feedId}上传',
  })
  html?: string | null;

  @Field(() => String, { nullable: true, description: '标题；不填则从原文读出' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: '发布时间，如2026-11-20 09:30；不填则从原文读出' })
  published?: string | null;

  @Field(() => String, { nullable: true, description: '来源；不填则从原文读出' })
  originName?: string | null;
}
