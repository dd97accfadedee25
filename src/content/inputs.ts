import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { ContentKind } from './content-kind.ts';
import { InterpretationPart, PolicyPart, TopicPart } from './parts.ts';

/** What an editor may change of a copy. */
@InputType()
export class CopyPatch {
  @Field(() => ID, { nullable: true })
  sectionId?: string;

  @Field(() => String, { nullable: true })
  title?: string;

  @Field(() => String, { nullable: true })
  summary?: string | null;

  @Field(() => String, { nullable: true, description: 'HTML' })
  body?: string | null;

  @Field(() => String, { nullable: true })
  originName?: string | null;

  @Field(() => String, { nullable: true })
  originUrl?: string | null;

  @Field(() => String, { nullable: true })
  author?: string | null;

  @Field(() => [String], { nullable: true })
  keywords?: string[] | null;

  @Field(() => ID, { nullable: true })
  coverAssetId?: string | null;

  @Field(() => PolicyPart, { nullable: true })
  policy?: PolicyPart | null;

  @Field(() => InterpretationPart, { nullable: true })
  interpretation?: InterpretationPart | null;

  @Field(() => TopicPart, { nullable: true })
  topic?: TopicPart | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: '有效期至；到时由系统标明' })
  expiresAt?: Date | null;
}

/** A new copy. */
@InputType()
export class CopyInput extends CopyPatch {
  @Field(() => ContentKind)
  kind!: ContentKind;

  @Field(() => ID)
  siteId!: string;

  @Field(() => ID)
  declare sectionId: string;

  @Field(() => [ID], { nullable: true, description: '知悉范围：只有所列人员可见；不填则本单位可见' })
  namedIds?: string[] | null;

  @Field(() => String)
  declare title: string;
}
