import { randomUUIDv7 } from 'node:crypto';
import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import { User } from '../identity/user.ts';
import { Node } from '../platform/graphql/node.ts';
import { Copy } from './copy.ts';

/** That somebody has a copy open (在看、在改); it ends by itself when they are no longer heard of. */
@Entity()
@Unique({ properties: ['copy', 'user'] })
@ObjectType({ implements: Node })
export class Presence {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @ManyToOne(() => Copy)
  copy!: Copy;

  @Field(() => User)
  @ManyToOne(() => User)
  user!: User;

  /** Whether they are changing it, or only read it. */
  @Field(() => Boolean)
  @Property({ type: 'boolean' })
  editing!: boolean;

  @Field(() => GraphQLDateTime)
  @Index()
  @Property({ type: 'timestamptz' })
  seenAt!: Date;
}
