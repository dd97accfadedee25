import { randomUUIDv7 } from 'node:crypto';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { User } from '../identity/user.ts';
import { Node } from '../platform/graphql/node.ts';

/** What an import does with the synonyms it finds. */
export enum SynonymMode {
  REPLACE = 'REPLACE',
  MERGE = 'MERGE',
}
registerEnumType(SynonymMode, {
  name: 'SynonymMode',
  description: '同义词导入方式',
  valuesConfig: {
    REPLACE: { description: '整体替换' },
    MERGE: { description: '合并：文件中出现的词以文件为准，其余不变' },
  },
});

/** The synonyms as an import left them (同义词版本), whole; the one with the highest number holds. */
@Entity()
@ObjectType({ implements: Node })
export class SynonymVersion {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  /** From 1, without gaps; the shipped ones count as 0. */
  @Field(() => Int)
  @Property({ type: 'integer', unique: true })
  number!: number;

  @Field(() => SynonymMode)
  @Property({ type: 'text' })
  mode!: SynonymMode;

  /** How many groups it holds. */
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
