import { randomUUIDv7 } from 'node:crypto';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { User } from '../identity/user.ts';
import { Node } from '../platform/graphql/node.ts';

/** What an import does with the lexicon it finds. */
export enum LexiconMode {
  REPLACE = 'REPLACE',
  MERGE = 'MERGE',
}
registerEnumType(LexiconMode, {
  name: 'LexiconMode',
  description: '词库导入方式',
  valuesConfig: {
    REPLACE: { description: '整体替换' },
    MERGE: { description: '合并：文件中出现的词条以文件为准，其余不变' },
  },
});

/** The lexicon as an import left it (词库版本), whole; the one with the highest number holds. */
@Entity()
@ObjectType({ implements: Node })
export class LexiconVersion {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  /** From 1, without gaps; the shipped lexicon counts as 0. */
  @Field(() => Int)
  @Property({ type: 'integer', unique: true })
  number!: number;

  @Field(() => LexiconMode)
  @Property({ type: 'text' })
  mode!: LexiconMode;

  /** How many expressions it holds. */
  @Field(() => Int)
  @Property({ type: 'integer' })
  entries!: number;

  /** Of the CSV. */
  @Field(() => String)
  @Property({ type: 'text' })
  sha256!: string;

  @Property({ type: 'text', lazy: true })
  csv!: string;

  @Field(() => GraphQLDateTime)
  @Property({ type: 'timestamptz' })
  importedAt!: Date;

  /** Null for the command line. */
  @Field(() => User, { nullable: true })
  @ManyToOne(() => User, { nullable: true })
  importedBy: User | null = null;
}
