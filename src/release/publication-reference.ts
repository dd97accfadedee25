import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { ContentKind } from '../content/content-kind.ts';
import { Node } from '../platform/graphql/node.ts';
import { Section } from '../sites/section.ts';
import { Site } from '../sites/site.ts';
import { WithdrawalKind } from './edition.ts';

/** A published content as the desk shows it, by the row readers see; readers have the reading schema. */
@ObjectType('Publication', { implements: Node })
export class PublicationReference extends Node {
  @Field(() => ContentKind)
  kind!: ContentKind;

  @Field(() => Site)
  site!: Site;

  @Field(() => Section)
  section!: Section;

  @Field(() => String)
  path!: string;

  @Field(() => String)
  title!: string;

  @Field(() => GraphQLDateTime)
  publishedAt!: Date;

  @Field(() => Int)
  editionNumber!: number;

  @Field(() => GraphQLDateTime, { nullable: true, description: '有效期至' })
  expiresAt!: Date | null;

  @Field(() => WithdrawalKind, { nullable: true })
  withdrawalKind!: WithdrawalKind | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  withdrawnAt!: Date | null;

  @Field(() => String, { nullable: true })
  withdrawalExplanation!: string | null;
}
