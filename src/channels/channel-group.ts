import { randomUUIDv7 } from 'node:crypto';
import { Entity, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { Node } from '../platform/graphql/node.ts';
import { Organisation } from '../sites/organisation.ts';

/** Channels that are released to together (渠道组). */
@Entity()
@Unique({ properties: ['organisation', 'name'] })
@ObjectType({ implements: Node })
export class ChannelGroup {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @Field(() => String)
  @Property({ type: 'text' })
  name!: string;

  /** The organisation whose operators keep it; those above may use it too. */
  @ManyToOne(() => Organisation)
  organisation!: Organisation;

  @Field(() => [ID])
  @Property({ type: 'uuid[]' })
  channelIds: string[] = [];
}
