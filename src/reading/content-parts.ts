import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { ChangeKind } from '../content/change-kind.ts';
import { Validity } from '../content/parts.ts';
import { WithdrawalKind } from '../release/edition.ts';

/** Where a text comes from (来源), verbatim. */
@ObjectType({ simpleResolvers: true })
export class Origin {
  @Field(() => String, { nullable: true })
  name!: string | null;

  @Field(() => String, { nullable: true })
  url!: string | null;

  @Field(() => String, { nullable: true })
  author!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  publishedAt!: Date | null;
}

/** A file that goes with a content (附件). */
@ObjectType({ simpleResolvers: true })
export class Attachment {
  @Field(() => String)
  name!: string;

  @Field(() => String, { description: '绝对地址' })
  url!: string;

  @Field(() => String, { nullable: true })
  sha256!: string | null;

  @Field(() => Int, { nullable: true, description: '字节数' })
  bytes!: number | null;

  @Field(() => String, { nullable: true })
  mediaType!: string | null;
}

/** The edition readers see (发布版): its place in the ledger of its content, and its hash there. */
@ObjectType({ simpleResolvers: true })
export class EditionStamp {
  @Field(() => Int)
  number!: number;

  @Field(() => String)
  hash!: string;

  @Field(() => GraphQLDateTime)
  publishedAt!: Date;

  @Field(() => String, { nullable: true, description: '更正或撤稿说明' })
  changeNote!: string | null;

  @Field(() => ChangeKind, { nullable: true, description: '更正类别；不是更正则为空' })
  changeKind!: ChangeKind | null;
}

/** That a content was taken back (撤稿), how and why. */
@ObjectType({ simpleResolvers: true })
export class Withdrawal {
  @Field(() => WithdrawalKind)
  kind!: WithdrawalKind;

  @Field(() => GraphQLDateTime)
  at!: Date;

  @Field(() => String)
  explanation!: string;

  replacementId!: string | null;
}

/** Official-document metadata (公文元数据); dates are `YYYY-MM-DD`. */
@ObjectType({ simpleResolvers: true })
export class PolicyFacts {
  @Field(() => String, { nullable: true, description: '发文字号' })
  number!: string | null;

  @Field(() => String, { nullable: true, description: '发文机关' })
  issuer!: string | null;

  @Field(() => String, { nullable: true, description: '索引号' })
  indexNumber!: string | null;

  @Field(() => String, { nullable: true, description: '主题分类' })
  theme!: string | null;

  @Field(() => String, { nullable: true, description: '公文种类' })
  genre!: string | null;

  @Field(() => String, { nullable: true, description: '成文日期 YYYY-MM-DD' })
  signedOn!: string | null;

  @Field(() => String, { nullable: true, description: '生效日期 YYYY-MM-DD' })
  effectiveOn!: string | null;

  @Field(() => Validity, { nullable: true, description: '有效性' })
  validity!: Validity | null;
}
