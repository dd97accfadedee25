import { Field, ObjectType } from 'type-graphql';

/** A file an upstream page links to. */
@ObjectType()
export class UpstreamAttachment {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  url!: string;

  /** Of its bytes, where the upstream states it. */
  sha256?: string | null;
}
