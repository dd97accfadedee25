import { Field, ObjectType } from 'type-graphql';
import { SiteKind } from '../sites/site.ts';
import { Node } from './node.ts';

/** A site (站点) as its readers know it. */
@ObjectType({ implements: Node, simpleResolvers: true })
export class Site implements Node {
  id!: string;

  @Field(() => String, { description: '政府网站标识码' })
  code!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  domain!: string;

  @Field(() => SiteKind)
  kind!: SiteKind;
}
