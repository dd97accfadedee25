import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { WordingFault } from '../release/wording.ts';
import { Channel } from './channel.ts';

registerEnumType(WordingFault, {
  name: 'WordingFault',
  description: '口径问题',
  valuesConfig: {
    MISSING: { description: '缺少必须保留的表述' },
    FIGURE: { description: '数字在原文中没有' },
    DATE: { description: '日期在原文中没有' },
    NAME: { description: '人名或机构名在原文中没有' },
    DOCUMENT_NUMBER: { description: '文号在原文中没有' },
    TITLE: { description: '文件名在原文中没有' },
  },
});

/** A release as one channel will show it; `length` and `limit` are counted as the channel counts. */
@ObjectType()
export class RenditionPreview {
  @Field(() => Channel)
  channel!: Channel;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  text!: string;

  @Field(() => String, { nullable: true, description: '渠道允许的排版；只显示文字的渠道为空' })
  html!: string | null;

  @Field(() => Int)
  length!: number;

  @Field(() => Int, { nullable: true })
  limit!: number | null;

  @Field(() => [String])
  problems!: string[];

  @Field(() => Boolean, { description: '改动超出删节，发出前须经审核' })
  needsReview!: boolean;
}

/** What is wrong with the wording of one channel's rendition. */
@ObjectType()
export class ChannelWordingProblem {
  @Field(() => String)
  phrase!: string;

  @Field(() => Channel)
  channel!: Channel;

  @Field(() => WordingFault)
  kind!: WordingFault;
}

/** What a release would send where, before it is launched. */
@ObjectType()
export class ReleasePreview {
  @Field(() => [RenditionPreview])
  renditions!: RenditionPreview[];

  @Field(() => [ChannelWordingProblem])
  wording!: ChannelWordingProblem[];
}
