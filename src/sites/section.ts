import { randomUUIDv7 } from 'node:crypto';
import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../platform/graphql/node.ts';
import { Site } from './site.ts';

/** What a section is for (栏目类型, ColumnType of 国办发〔2017〕47号). */
export enum SectionType {
  OVERVIEW = 'OVERVIEW',
  INSTITUTION = 'INSTITUTION',
  LEADERS = 'LEADERS',
  POLICY = 'POLICY',
  INTERPRETATION = 'INTERPRETATION',
  NOTICE = 'NOTICE',
  NEWS = 'NEWS',
  DISCLOSURE = 'DISCLOSURE',
  SERVICE = 'SERVICE',
  INTERACTION = 'INTERACTION',
  TOPIC = 'TOPIC',
  DATA = 'DATA',
  OTHER = 'OTHER',
}

/** The Chinese name of each section type, as it stands in the ColumnType META tag. */
export const SECTION_TYPE_NAMES: Record<SectionType, string> = {
  OVERVIEW: '概况信息',
  INSTITUTION: '机构职能',
  LEADERS: '负责人信息',
  POLICY: '政策文件',
  INTERPRETATION: '政策解读',
  NOTICE: '通知公告',
  NEWS: '工作动态',
  DISCLOSURE: '政府信息公开',
  SERVICE: '办事服务',
  INTERACTION: '互动交流',
  TOPIC: '专题专栏',
  DATA: '数据发布',
  OTHER: '其他',
};

registerEnumType(SectionType, {
  name: 'SectionType',
  description: '栏目类型',
  valuesConfig: Object.fromEntries(
    Object.entries(SECTION_TYPE_NAMES).map(([type, description]) => [type, { description }]),
  ),
});

/** A column of a site (栏目); sections of a site form a tree. */
@Entity()
@Unique({ properties: ['site', 'code'] })
@ObjectType({ implements: Node })
export class Section {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @Field(() => Site)
  @ManyToOne(() => Site)
  site!: Site;

  @Field(() => String)
  @Property({ type: 'text' })
  code!: string;

  @Field(() => String)
  @Property({ type: 'text' })
  name!: string;

  @Field(() => SectionType)
  @Property({ type: 'text' })
  type!: SectionType;

  @Field(() => Section, { nullable: true })
  @Index()
  @ManyToOne(() => Section, { nullable: true })
  parent: Section | null = null;

  @Property({ type: 'text', nullable: true })
  description: string | null = null;

  /** Working days within which a policy of this section must be interpreted; null where none need be. */
  @Field(() => Int, { nullable: true, description: '政策文件须在几个工作日内解读；不填则不要求' })
  @Property({ type: 'integer', nullable: true })
  interpretDays: number | null = null;

  /** Place among its siblings, from 0. */
  @Field(() => Int)
  @Property({ type: 'integer' })
  position = 0;
}
