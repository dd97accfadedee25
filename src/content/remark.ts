import { randomUUIDv7 } from 'node:crypto';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { User } from '../identity/user.ts';
import { Node } from '../platform/graphql/node.ts';
import { Copy } from './copy.ts';
import { Revision } from './revision.ts';

/** What somebody says of a passage of a revision (批注); the passage is kept word for word. */
@Entity()
@ObjectType({ implements: Node })
export class Remark {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @Index()
  @ManyToOne(() => Copy)
  copy!: Copy;

  @Field(() => Revision)
  @ManyToOne(() => Revision)
  revision!: Revision;

  /** Which field of the revision: `title`, `summary` or `body`. */
  @Field(() => String)
  @Property({ type: 'text' })
  field!: string;

  /** First character of the passage in the plain text of the field, in UTF-16 units from 0. */
  @Field(() => Int)
  @Property({ type: 'integer' })
  start!: number;

  /** One past its last character. */
  @Field(() => Int)
  @Property({ type: 'integer' })
  end!: number;

  @Field(() => String)
  @Property({ type: 'text' })
  quote!: string;

  @Field(() => String)
  @Property({ type: 'text' })
  text!: string;

  @Field(() => User)
  @ManyToOne(() => User)
  by!: User;

  @Field(() => GraphQLDateTime)
  @Property({ type: 'timestamptz' })
  at!: Date;

  @Field(() => GraphQLDateTime, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  resolvedAt: Date | null = null;

  @Field(() => User, { nullable: true })
  @ManyToOne(() => User, { nullable: true })
  resolvedBy: User | null = null;
}
