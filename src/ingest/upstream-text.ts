import { Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import { PolicyPart } from '../content/parts.ts';
import type { Precision } from '../content/precision.ts';
import { UpstreamAttachment } from './upstream-attachment.ts';

/** What an upstream says in an item, word for word, and of it. */
@ObjectType()
export abstract class UpstreamText {
  @Field(() => String)
  @Property({ type: 'text' })
  title!: string;

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  summary: string | null = null;

  /** Sanitised HTML; null until the page has been read, unless the list itself carries the text. */
  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  body: string | null = null;

  @Field(() => GraphQLDateTime, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  publishedAt: Date | null = null;

  @Field(() => String, { nullable: true, description: 'SECOND, MINUTE or DAY' })
  @Property({ type: 'text', nullable: true })
  publishedAtPrecision: Precision | null = null;

  /** The attributed source as the upstream names it. */
  @Property({ type: 'text', nullable: true })
  originName: string | null = null;

  @Property({ type: 'text', nullable: true })
  author: string | null = null;

  @Field(() => PolicyPart, { nullable: true })
  @Property({ type: 'jsonb', nullable: true })
  policy: PolicyPart | null = null;

  @Field(() => [UpstreamAttachment])
  @Property({ type: 'jsonb' })
  attachments: UpstreamAttachment[] = [];

  @Property({ type: 'text[]' })
  keywords: string[] = [];
}
