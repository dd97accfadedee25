import { randomUUIDv7 } from 'node:crypto';
import { Entity, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../platform/graphql/node.ts';
import { Organisation } from '../sites/organisation.ts';

/** A wording that stands in many copies (通用段落): a contact line, a standing explanation. Copies name it by `[[code]]`. */
@Entity()
@Unique({ properties: ['organisation', 'code'] })
@ObjectType({ implements: Node })
export class Block {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  /** Whose it is; organisations under it may use it. */
  @Field(() => Organisation)
  @ManyToOne(() => Organisation)
  organisation!: Organisation;

  @Field(() => String)
  @Property({ type: 'text' })
  code!: string;

  @Field(() => String)
  @Property({ type: 'text' })
  name!: string;

  /** Sanitised HTML. */
  @Field(() => String)
  @Property({ type: 'text' })
  html!: string;

  /** Goes up by one with every change; an editor names the one they saw. */
  @Field(() => Int)
  @Property({ type: 'integer' })
  version = 1;

  @Field(() => GraphQLDateTime)
  @Property({ type: 'timestamptz' })
  changedAt!: Date;
}
