import { Field, ObjectType } from 'type-graphql';
import { ApiKey } from './api-key.ts';

/** A new key, whole for this once. */
@ObjectType()
export class IssuedApiKey {
  /** The key itself; it is shown once and cannot be asked for again. */
  @Field(() => String)
  key!: string;

  @Field(() => ApiKey)
  apiKey!: ApiKey;
}
