import { Index, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { InterpretationPart, PolicyPart, TopicPart } from './parts.ts';
import type { Precision } from './precision.ts';

/** What is written in a copy, and where its words are from. */
@ObjectType()
export abstract class CopyText {
  @Field(() => String)
  @Property({ type: 'text' })
  title!: string;

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  summary: string | null = null;

  /** Sanitised HTML. */
  @Field(() => String)
  @Property({ type: 'text' })
  body = '';

  /** SHA-256 of every file of the media store that the body shows or links to. */
  @Index({ type: 'gin' })
  @Property({ type: 'text[]' })
  mediaHashes: string[] = [];

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  originName: string | null = null;

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  originUrl: string | null = null;

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  originAuthor: string | null = null;

  @Field(() => GraphQLDateTime, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  originPublishedAt: Date | null = null;

  @Property({ type: 'text', nullable: true })
  originPrecision: Precision | null = null;

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  author: string | null = null;

  @Field(() => [String])
  @Property({ type: 'text[]' })
  keywords: string[] = [];

  @Field(() => ID, { nullable: true })
  @Property({ type: 'text', nullable: true })
  coverAssetId: string | null = null;

  @Field(() => PolicyPart, { nullable: true })
  @Property({ type: 'jsonb', nullable: true })
  policy: PolicyPart | null = null;

  @Field(() => InterpretationPart, { nullable: true })
  @Property({ type: 'jsonb', nullable: true })
  interpretation: InterpretationPart | null = null;

  @Field(() => TopicPart, { nullable: true })
  @Property({ type: 'jsonb', nullable: true })
  topic: TopicPart | null = null;
}
