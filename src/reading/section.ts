import { Field, Int, ObjectType } from 'type-graphql';
import { SectionType } from '../sites/section.ts';
import { Node } from './node.ts';
import { Site } from './site.ts';

/** A column of a site (栏目) as its readers know it. */
@ObjectType({ implements: Node, simpleResolvers: true })
export class Section implements Node {
  id!: string;

  @Field(() => String)
  code!: string;

  @Field(() => String)
  name!: string;

  @Field(() => SectionType)
  type!: SectionType;

  @Field(() => String, { nullable: true })
  description!: string | null;

  @Field(() => Int, { description: '同级栏目中的次序，从 0 起' })
  position!: number;

  @Field(() => Site)
  site!: Site;

  parentId!: string | null;
}
