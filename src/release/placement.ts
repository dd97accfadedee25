import { randomUUIDv7 } from 'node:crypto';
import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import { Node } from '../platform/graphql/node.ts';
import { Section } from '../sites/section.ts';
import { Publication } from './publication.ts';

/** A publication carried in a section (刊载): its home section, and any other section of a site hosted here. */
@Entity()
@Unique({ properties: ['publication', 'section'] })
@Index({ properties: ['section', 'at', 'publication'] })
@ObjectType({ implements: Node })
export class Placement {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @ManyToOne(() => Publication)
  publication!: Publication;

  @Field(() => Section)
  @ManyToOne(() => Section)
  section!: Section;

  /** Lists are ordered by it: when the content was published, or when it was placed here. */
  @Field(() => GraphQLDateTime)
  @Property({ type: 'timestamptz' })
  at!: Date;

  /** Whether it stands in lists; false while the content is withdrawn. */
  @Property({ type: 'boolean' })
  live = true;
}
