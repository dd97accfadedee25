import { GraphQLDateTime } from 'graphql-scalars';
import { Ctx, Field, FieldResolver, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Revision } from '../content/revision.ts';
import { SECRECY_STATEMENT } from '../content/secrecy-statement.ts';
import { type Context, mustHaveRole } from '../identity/context.ts';

/** The words in which whoever submits declares that nothing in a copy is secret (上网不涉密). */
@ObjectType()
class SecrecyStatement {
  @Field(() => Int)
  version!: number;

  @Field(() => String)
  text!: string;
}

/** Who declared it of a revision, in which words. */
@ObjectType()
class SecrecyDeclared extends SecrecyStatement {
  @Field(() => String)
  username!: string;

  @Field(() => GraphQLDateTime)
  at!: Date;
}

/** What is declared at each submission. */
@Resolver(() => Revision)
export class SecrecyResolver {
  @Query(() => SecrecyStatement)
  secrecyStatement(@Ctx() { actor }: Context): SecrecyStatement {
    mustHaveRole(actor);
    return SECRECY_STATEMENT;
  }

  @FieldResolver(() => SecrecyDeclared, { nullable: true, name: 'secrecyStatement' })
  declared(@Root() { review: { secrecy } }: Revision): SecrecyDeclared | null {
    return secrecy ? { ...secrecy, at: new Date(secrecy.at) } : null;
  }
}
