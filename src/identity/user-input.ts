import { Field, ID, InputType } from 'type-graphql';
import { Role } from './role.ts';

/** A person to be let into the hub. */
@InputType()
export class UserInput {
  /** 2 to 64 letters, digits, dots, hyphens or underscores; kept in lower case. */
  @Field(() => String)
  username!: string;

  @Field(() => String)
  name!: string;

  /** Without one, the person can sign in at the OpenID Connect issuer only. */
  @Field(() => String, { nullable: true })
  password?: string | null;

  @Field(() => [Role])
  roles!: Role[];

  @Field(() => ID, { nullable: true })
  organisationId?: string | null;
}
