import { Field, ID, InputType, Int } from 'type-graphql';
import { OrganisationLevel } from './organisation.ts';
import { SectionType } from './section.ts';
import { SiteKind } from './site.ts';

@InputType()
export class OrganisationInput {
  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true, description: '统一社会信用代码' })
  code?: string | null;

  @Field(() => OrganisationLevel, { nullable: true })
  level?: OrganisationLevel | null;

  @Field(() => ID, { nullable: true, description: '上级单位；不填则为创建者所在单位' })
  parentId?: string | null;
}

@InputType()
export class SiteInput {
  @Field(() => String)
  name!: string;

  @Field(() => String, { description: '政府网站标识码' })
  code!: string;

  @Field(() => String)
  domain!: string;

  @Field(() => SiteKind)
  kind!: SiteKind;

  @Field(() => ID)
  organisationId!: string;

  @Field(() => [String], { nullable: true })
  industries?: string[] | null;

  @Field(() => [String], { nullable: true })
  regions?: string[] | null;
}

@InputType()
export class SectionInput {
  @Field(() => ID)
  siteId!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  code!: string;

  @Field(() => SectionType)
  type!: SectionType;

  @Field(() => ID, { nullable: true })
  parentId?: string | null;

  @Field(() => String, { nullable: true })
  description?: string | null;

  @Field(() => Int, { nullable: true, description: '政策文件须在几个工作日内解读；不填则不要求' })
  interpretDays?: number | null;
}
