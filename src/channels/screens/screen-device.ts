import { randomUUIDv7 } from 'node:crypto';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Node } from '../../platform/graphql/node.ts';
import { Channel } from '../channel.ts';

/** An item a player has whole and can play. */
export interface HeldItem {
  itemId: string;
  revision: number;
}

/** A player of a screen (播放终端), with what it told last. Only hashes of its token and of its pairing code are kept. */
@Entity()
@ObjectType({ implements: Node })
export class ScreenDevice {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @Index()
  @ManyToOne(() => Channel)
  channel!: Channel;

  @Field(() => String)
  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'text', unique: true, hidden: true })
  hash!: string;

  /** Of a code that pairs a browser once; null when it was used. */
  @Property({ type: 'text', nullable: true, hidden: true })
  pairingHash: string | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  pairingUntil: Date | null = null;

  @Field(() => GraphQLDateTime)
  @Property({ type: 'timestamptz' })
  createdAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  revokedAt: Date | null = null;

  /** The list it was given last, when, and how long that one may be played without a contact. */
  @Property({ type: 'text', nullable: true })
  listVersion: string | null = null;

  @Field(() => GraphQLDateTime, { nullable: true, description: '最近联系' })
  @Property({ type: 'timestamptz', nullable: true })
  listAt: Date | null = null;

  @Field(() => GraphQLDateTime, { nullable: true, description: '离线可播至' })
  @Property({ type: 'timestamptz', nullable: true })
  listUntil: Date | null = null;

  /** The list it said it obeys. */
  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  reportedVersion: string | null = null;

  @Field(() => GraphQLDateTime, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  reportedAt: Date | null = null;

  @Property({ type: 'jsonb' })
  held: HeldItem[] = [];

  @Field(() => [ID], { description: '尚缺的播放项' })
  @Property({ type: 'jsonb' })
  missing: string[] = [];

  /** How far its clock goes ahead of ours. */
  @Field(() => Int, { nullable: true })
  @Property({ type: 'integer', nullable: true })
  clockSkewMs: number | null = null;
}
