import { randomUUIDv7 } from 'node:crypto';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { Copy } from '../content/copy.ts';
import { Revision } from '../content/revision.ts';
import { User } from '../identity/user.ts';
import { Node } from '../platform/graphql/node.ts';

/** A link by which an expert of a department, who has no account, reads one revision and remarks on it (外部核稿). It is no approval. */
@Entity()
@ObjectType({ implements: Node })
export class OutsideCheck {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @Index()
  @ManyToOne(() => Copy)
  copy!: Copy;

  @Field(() => Revision)
  @ManyToOne(() => Revision)
  revision!: Revision;

  /** SHA-256 of the token in the link; the token itself is kept nowhere. */
  @Property({ type: 'text', unique: true })
  tokenHash!: string;

  @Field(() => String)
  @Property({ type: 'text' })
  expertName!: string;

  @Field(() => String)
  @Property({ type: 'text' })
  department!: string;

  @Field(() => User)
  @ManyToOne(() => User)
  invitedBy!: User;

  @Field(() => GraphQLDateTime)
  @Property({ type: 'timestamptz' })
  invitedAt!: Date;

  @Field(() => GraphQLDateTime)
  @Property({ type: 'timestamptz' })
  expiresAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  revokedAt: Date | null = null;

  /** How often it was opened. */
  @Field(() => Int)
  @Property({ type: 'integer' })
  views = 0;

  @Field(() => GraphQLDateTime, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  viewedAt: Date | null = null;
}

/** What an expert remarked. */
@Entity()
@ObjectType({ implements: Node })
export class OutsideRemark {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @Index()
  @ManyToOne(() => OutsideCheck)
  check!: OutsideCheck;

  @Field(() => String)
  @Property({ type: 'text' })
  text!: string;

  @Field(() => GraphQLDateTime)
  @Property({ type: 'timestamptz' })
  at!: Date;
}
