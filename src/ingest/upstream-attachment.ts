import { Field, ObjectType } from 'type-graphql';

/** A file an upstream page links to. */
@ObjectType()
export class UpstreamAttachment {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  url!: string;
}
