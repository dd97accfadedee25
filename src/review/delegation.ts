import { randomUUIDv7 } from 'node:crypto';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import { Role } from '../identity/role.ts';
import { User } from '../identity/user.ts';
import { Node } from '../platform/graphql/node.ts';

/** A tier of one person lent to a deputy for some days (委托代审). It counts only as long as the person has the tier. */
@Entity()
@ObjectType({ implements: Node })
export class Delegation {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @Field(() => Role)
  @Property({ type: 'text' })
  role!: Role;

  @Field(() => User)
  @Index()
  @ManyToOne(() => User)
  delegator!: User;

  @Field(() => User)
  @Index()
  @ManyToOne(() => User)
  deputy!: User;

  /** First day in Asia/Shanghai, `YYYY-MM-DD`. */
  @Field(() => String)
  @Property({ type: 'text' })
  fromOn!: string;

  /** Last day in Asia/Shanghai, `YYYY-MM-DD`. */
  @Field(() => String)
  @Property({ type: 'text' })
  untilOn!: string;

  @Field(() => String)
  @Property({ type: 'text' })
  reason!: string;

  @Field(() => GraphQLDateTime)
  @Property({ type: 'timestamptz' })
  madeAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  revokedAt: Date | null = null;

  @Field(() => User, { nullable: true })
  @ManyToOne(() => User, { nullable: true })
  revokedBy: User | null = null;
}
