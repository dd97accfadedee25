import { randomUUIDv7 } from 'node:crypto';
import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Node } from '../platform/graphql/node.ts';

/** A key with which a sub-site reads and writes in its own name. Only its hash is kept. */
@Entity()
@ObjectType({ implements: Node })
export class ApiKey {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @Field(() => String)
  @Property({ type: 'text' })
  name!: string;

  /** Sites are of a later folder, so only the id is kept here. */
  @Field(() => ID)
  @Index()
  @Property({ type: 'uuid' })
  siteId!: string;

  /** First characters of the key, by which people tell keys apart. */
  @Field(() => String)
  @Property({ type: 'text' })
  prefix!: string;

  /** SHA-256 of the whole key, as 64 hexadecimal digits; the key is random, so that is enough. */
  @Property({ type: 'text', unique: true })
  hash!: string;

  @Field(() => GraphQLDateTime)
  @Property({ type: 'timestamptz' })
  createdAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  revokedAt: Date | null = null;

  /** Points it may spend on reading in a minute; null for as many as READ_POINTS_PER_KEY says. */
  @Field(() => Int, { nullable: true, description: '每分钟阅读配额（点）；空为默认' })
  @Property({ type: 'integer', nullable: true })
  perMinute: number | null = null;

  /** To the minute. */
  @Field(() => GraphQLDateTime, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  lastUsedAt: Date | null = null;
}
