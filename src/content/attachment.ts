import { randomUUIDv7 } from 'node:crypto';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../platform/graphql/node.ts';
import { Copy } from './copy.ts';

/** A file that goes with a copy (附件): kept in the media store, or only linked where it could not be fetched. */
@Entity()
@ObjectType({ implements: Node })
export class Attachment {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @Index()
  @ManyToOne(() => Copy)
  copy!: Copy;

  @Field(() => String)
  @Property({ type: 'text' })
  name!: string;

  /** Where it came from. */
  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  sourceUrl: string | null = null;

  @Field(() => String, { nullable: true })
  @Index()
  @Property({ type: 'text', nullable: true })
  sha256: string | null = null;

  /** Size in bytes. */
  @Field(() => Int, { nullable: true })
  @Property({ type: 'integer', nullable: true })
  bytes: number | null = null;

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  mediaType: string | null = null;

  @Property({ type: 'integer' })
  position = 0;
}
