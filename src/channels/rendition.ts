import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Channel } from './channel.ts';

/** What is wrong with the wording of a rendition. */
export enum WordingFault {
  MISSING = 'MISSING',
}
registerEnumType(WordingFault, {
  name: 'WordingFault',
  description: '口径问题',
  valuesConfig: { MISSING: { description: '缺少必须保留的表述' } },
});

/** A release fitted to one channel (渠道稿); lengths count characters. */
@ObjectType()
export class Rendition {
  @Field(() => Channel)
  channel!: Channel;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  text!: string;

  @Field(() => Int)
  length!: number;

  @Field(() => Int, { nullable: true })
  limit!: number | null;

  @Field(() => [String])
  problems!: string[];
}

/** A locked phrase that a rendition does not keep. */
@ObjectType()
export class WordingProblem {
  @Field(() => String)
  phrase!: string;

  @Field(() => Channel)
  channel!: Channel;

  @Field(() => WordingFault)
  kind!: WordingFault;
}

/** What a release would send where, before it is launched. */
@ObjectType()
export class ReleasePreview {
  @Field(() => [Rendition])
  renditions!: Rendition[];

  @Field(() => [WordingProblem])
  wording!: WordingProblem[];
}
