import { randomUUIDv7 } from 'node:crypto';
import { Entity, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime, GraphQLJSON } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { User } from '../identity/user.ts';
import { Node } from '../platform/graphql/node.ts';
import { Copy } from './copy.ts';
import type { CopyPatch } from './inputs.ts';

/** What somebody has typed into a copy and not yet saved (自动保存): theirs alone, no part of the copy. */
@Entity()
@Unique({ properties: ['copy', 'user'] })
@ObjectType({ implements: Node })
export class Autosave {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @ManyToOne(() => Copy)
  copy!: Copy;

  @ManyToOne(() => User)
  user!: User;

  /** The version of the copy it was begun from. */
  @Field(() => Int)
  @Property({ type: 'integer' })
  version!: number;

  @Field(() => GraphQLJSON)
  @Property({ type: 'jsonb' })
  patch!: CopyPatch;

  @Field(() => GraphQLDateTime)
  @Property({ type: 'timestamptz' })
  savedAt!: Date;
}
