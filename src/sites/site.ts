import { randomUUIDv7 } from 'node:crypto';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../platform/graphql/node.ts';
import { Organisation } from './organisation.ts';

/** Main portal (主站) or sub-site (子站). */
export enum SiteKind {
  MAIN = 'MAIN',
  SUB = 'SUB',
}
registerEnumType(SiteKind, { name: 'SiteKind', description: '站点类型' });

/** A site of the group (站点), known to the outside by its SiteIDCode. */
@Entity()
@ObjectType({ implements: Node })
export class Site {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  /** 政府网站标识码: ten digits, or `bm` and eight digits (国办发〔2017〕47号). */
  @Field(() => String)
  @Property({ type: 'text', unique: true })
  code!: string;

  @Field(() => String)
  @Property({ type: 'text' })
  name!: string;

  @Field(() => String)
  @Property({ type: 'text' })
  domain!: string;

  @Field(() => SiteKind)
  @Property({ type: 'text' })
  kind!: SiteKind;

  @Field(() => Organisation)
  @Index()
  @ManyToOne(() => Organisation)
  organisation!: Organisation;

  @Field(() => [String])
  @Property({ type: 'text[]' })
  industries: string[] = [];

  @Field(() => [String])
  @Property({ type: 'text[]' })
  regions: string[] = [];
}
