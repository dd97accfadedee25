import { randomUUIDv7 } from 'node:crypto';
import { Entity, OneToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { Node } from '../platform/graphql/node.ts';
import { Section } from '../sites/section.ts';

/** Where what stands in a section goes unless the operator chooses otherwise (栏目默认渠道). */
@Entity()
@ObjectType({ implements: Node })
export class DefaultSet {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @Field(() => Section)
  @OneToOne(() => Section, { deleteRule: 'cascade' })
  section!: Section;

  @Field(() => [ID])
  @Property({ type: 'uuid[]' })
  channelIds: string[] = [];

  @Field(() => [ID])
  @Property({ type: 'uuid[]' })
  groupIds: string[] = [];
}
