import { randomUUIDv7 } from 'node:crypto';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../platform/graphql/node.ts';

/** Level of a government body (层级). */
export enum OrganisationLevel {
  NATIONAL = 'NATIONAL',
  PROVINCIAL = 'PROVINCIAL',
  MUNICIPAL = 'MUNICIPAL',
  COUNTY = 'COUNTY',
  TOWNSHIP = 'TOWNSHIP',
}
registerEnumType(OrganisationLevel, { name: 'OrganisationLevel', description: '层级' });

/** A government body (单位); people of an organisation may work on its own sites and on those of the organisations under it. */
@Entity()
@ObjectType({ implements: Node })
export class Organisation {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @Field(() => String)
  @Property({ type: 'text' })
  name!: string;

  /** Unified social credit code (统一社会信用代码), 18 characters. */
  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true, unique: true })
  code: string | null = null;

  @Field(() => OrganisationLevel, { nullable: true })
  @Property({ type: 'text', nullable: true })
  level: OrganisationLevel | null = null;

  @Field(() => Organisation, { nullable: true })
  @Index()
  @ManyToOne(() => Organisation, { nullable: true })
  parent: Organisation | null = null;

  /** Upstream departments of the same business, whose texts it is to carry. */
  @Field(() => [String], { description: '对口的上级部门' })
  @Property({ type: 'text[]' })
  counterparts: string[] = [];
}
