import { GraphQLDateTime, GraphQLJSON } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { ChannelKind } from './channel.ts';

@InputType()
export class ChannelInput {
  @Field(() => String)
  name!: string;

  @Field(() => ChannelKind)
  kind!: ChannelKind;

  @Field(() => ID, { nullable: true })
  siteId?: string | null;

  @Field(() => ID, { nullable: true })
  accountId?: string | null;

  @Field(() => GraphQLJSON, { description: '由渠道适配器校验；密钥只写不读' })
  settings!: unknown;

  @Field(() => Boolean, { nullable: true, description: '本站点发布或刊载的内容自动投递，无需发起通稿' })
  automatic?: boolean | null;
}

/** The text of a release fitted to one channel by a person. */
@InputType()
export class RenditionInput {
  @Field(() => ID)
  channelId!: string;

  @Field(() => String, { nullable: true })
  title?: string | null;

  @Field(() => String, { nullable: true })
  text?: string | null;
}

/** A group of channels as it is to be. */
@InputType()
export class ChannelGroupInput {
  @Field(() => ID, { nullable: true })
  id?: string | null;

  @Field(() => String)
  name!: string;

  @Field(() => [ID])
  channelIds!: string[];
}

@InputType()
export class ReleaseInput {
  @Field(() => ID)
  contentId!: string;

  @Field(() => [ID])
  channelIds!: string[];

  @Field(() => [ID], { nullable: true, description: '渠道组，组内渠道一并发出' })
  groupIds?: string[] | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: '发出时刻；不填或已过即刻发出' })
  at?: Date | null;

  @Field(() => [String], { nullable: true, description: '各渠道必须逐字保留的表述' })
  lockedPhrases?: string[] | null;

  @Field(() => [RenditionInput], { nullable: true })
  renditions?: RenditionInput[] | null;
}
