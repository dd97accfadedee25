import { Field, ObjectType } from 'type-graphql';

/** A META tag of a page (网页标签). */
@ObjectType({ simpleResolvers: true })
export class PageTag {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  content!: string;
}
