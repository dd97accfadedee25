import { randomUUIDv7 } from 'node:crypto';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { User } from '../identity/user.ts';
import { Node } from '../platform/graphql/node.ts';

/** What the desk wants found first (搜索推荐): contents in order, for queries in whatever spelling. */
@Entity()
@ObjectType({ implements: Node })
export class BestBet {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  /** As `queryKey` makes them; no two bets share one. */
  @Field(() => [String])
  @Index({ name: 'best_bet_queries_index', type: 'gin' })
  @Property({ type: 'text[]' })
  queries!: string[];

  /** The contents, the first one first; those that are withdrawn are passed over. */
  @Field(() => [ID])
  @Property({ type: 'uuid[]' })
  contentIds!: string[];

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  note: string | null = null;

  @Field(() => GraphQLDateTime)
  @Property({ type: 'timestamptz' })
  changedAt!: Date;

  @Field(() => User, { nullable: true })
  @ManyToOne(() => User, { nullable: true })
  changedBy: User | null = null;
}
