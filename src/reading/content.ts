import { GraphQLDateTime } from 'graphql-scalars';
import { Field, InterfaceType, ObjectType } from 'type-graphql';
import { ContentKind } from '../content/content-kind.ts';
import {
  InterpretationForm,
  type InterpretationPart,
  type TopicGroupPart,
  type TopicPart,
} from '../content/parts.ts';
import type { TopicRulePart } from '../content/topic-rule.ts';
import type { ChainLink, Mark } from '../release/mark.ts';
import type { PublishedAttachment } from '../release/published-text.ts';
import { EditionStamp, Origin, PolicyFacts, Withdrawal } from './content-parts.ts';
import { Node } from './node.ts';

/** What a page shows and a list does not; read only when asked for. */
export interface ContentRest {
  /** Null when GONE. */
  body: string | null;
  attachments: PublishedAttachment[];
  topicGroups: TopicGroupPart[];
  chain: ChainLink[];
  marks: Mark[];
  expiresAt: Date | null;
  material: InterpretationPart | null;
  topicDays: Pick<TopicPart, 'opensOn' | 'closesOn'> | null;
}

/** Whatever is published (内容). A withdrawn one is still found by its id, with its withdrawal. */
@InterfaceType({ implements: Node, description: '已发布内容' })
export abstract class Content implements Node {
  id!: string;

  @Field(() => ContentKind)
  kind!: ContentKind;

  @Field(() => String)
  title!: string;

  @Field(() => String, { nullable: true })
  summary!: string | null;

  @Field(() => String, { description: '站内路径，以 / 开头' })
  path!: string;

  @Field(() => [String])
  keywords!: string[];

  @Field(() => GraphQLDateTime)
  publishedAt!: Date;

  @Field(() => GraphQLDateTime)
  updatedAt!: Date;

  @Field(() => Origin, { nullable: true })
  origin!: Origin | null;

  @Field(() => EditionStamp)
  edition!: EditionStamp;

  @Field(() => Withdrawal, { nullable: true, description: '未撤下时为空' })
  withdrawal!: Withdrawal | null;

  author!: string | null;
  sectionId!: string;
  policyIds!: string[];
  /** Absent where only a list has been read. */
  rest?: ContentRest;
}

const KIND = { implements: [Content, Node], simpleResolvers: true };

/** News and notices (文章). */
@ObjectType(KIND)
export class Article extends Content {}

/** An official document (政策文件). */
@ObjectType(KIND)
export class Policy extends Content {
  @Field(() => PolicyFacts, { nullable: true })
  policy!: PolicyFacts | null;
}

/** What explains policies (政策解读). */
@ObjectType(KIND)
export class Interpretation extends Content {
  @Field(() => InterpretationForm, { nullable: true })
  form!: InterpretationForm | null;
}

/** Contents gathered in groups (专题). */
@ObjectType(KIND)
export class Topic extends Content {}

/** A group of a topic; `contentIds` keeps the order it was given. */
@ObjectType({ simpleResolvers: true })
export class TopicGroup {
  @Field(() => String)
  title!: string;

  contentIds!: string[];
  rule?: TopicRulePart | null;
}
