import { randomUUIDv7 } from 'node:crypto';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Node } from '../platform/graphql/node.ts';

/** An attributed source of texts (来源, ContentSource) with the names it also goes by. */
@Entity()
@ObjectType({ implements: Node })
export class Origin {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @Field(() => String)
  @Property({ type: 'text', unique: true })
  name!: string;

  @Field(() => [String])
  @Property({ type: 'text[]' })
  aliases: string[] = [];
}
