import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import {
  InterpretationCasePart,
  InterpretationFigurePart,
  InterpretationMediaPart,
} from './interpretation-material.ts';
import { PolicyLinkPart } from './policy-link.ts';
import { TopicRulePart } from './topic-rule.ts';

/** Whether a policy is in force (有效性). */
export enum Validity {
  IN_FORCE = 'IN_FORCE',
  AMENDED = 'AMENDED',
  EXPIRED = 'EXPIRED',
  REPEALED = 'REPEALED',
}
registerEnumType(Validity, {
  name: 'Validity',
  description: '有效性',
  valuesConfig: {
    IN_FORCE: { description: '现行有效' },
    AMENDED: { description: '已修改' },
    EXPIRED: { description: '失效' },
    REPEALED: { description: '废止' },
  },
});

/** What an interpretation looks like (解读形式). */
export enum InterpretationForm {
  TEXT = 'TEXT',
  CHART = 'CHART',
  AUDIO = 'AUDIO',
  VIDEO = 'VIDEO',
  EXPERT = 'EXPERT',
  OFFICIAL = 'OFFICIAL',
  MEDIA = 'MEDIA',
}
registerEnumType(InterpretationForm, { name: 'InterpretationForm', description: '解读形式' });

/** Official-document metadata of a policy (公文元数据); dates are `YYYY-MM-DD`. */
@ObjectType('PolicyPart')
@InputType('PolicyInput')
export class PolicyPart {
  @Field(() => String, { nullable: true, description: '发文字号' })
  number?: string | null;

  @Field(() => String, { nullable: true, description: '发文机关' })
  issuer?: string | null;

  @Field(() => String, { nullable: true, description: '索引号' })
  indexNumber?: string | null;

  @Field(() => String, { nullable: true, description: '主题分类' })
  theme?: string | null;

  @Field(() => String, { nullable: true, description: '公文种类' })
  genre?: string | null;

  @Field(() => String, { nullable: true, description: '成文日期 YYYY-MM-DD' })
  signedOn?: string | null;

  @Field(() => String, { nullable: true, description: '生效日期 YYYY-MM-DD' })
  effectiveOn?: string | null;

  @Field(() => Validity, { nullable: true, description: '有效性' })
  validity?: Validity | null;

  @Field(() => [PolicyLinkPart], { nullable: true, description: '本文件废止的文件' })
  repeals?: PolicyLinkPart[] | null;

  @Field(() => [PolicyLinkPart], { nullable: true, description: '本文件修改的文件' })
  amends?: PolicyLinkPart[] | null;
}

/** What an interpretation explains and how. Policies are named by content, or by copy while they are not yet published. */
@ObjectType('InterpretationPart')
@InputType('InterpretationInput')
export class InterpretationPart {
  @Field(() => [ID], { nullable: true })
  copyIds?: string[] | null;

  @Field(() => [ID], { nullable: true })
  contentIds?: string[] | null;

  @Field(() => InterpretationForm, { nullable: true })
  form?: InterpretationForm | null;

  @Field(() => String, { nullable: true, description: '出台背景，HTML' })
  background?: string | null;

  @Field(() => [InterpretationCasePart], { nullable: true, description: '案例' })
  cases?: InterpretationCasePart[] | null;

  @Field(() => [InterpretationFigurePart], { nullable: true, description: '数据' })
  figures?: InterpretationFigurePart[] | null;

  @Field(() => [InterpretationMediaPart], { nullable: true, description: '视频、音频、图解' })
  media?: InterpretationMediaPart[] | null;
}

/** An ordered group of contents in a topic. */
@ObjectType('TopicGroupPart')
@InputType('TopicGroupInput')
export class TopicGroupPart {
  @Field(() => String)
  title!: string;

  @Field(() => [ID], { description: '置顶的内容，按此顺序' })
  contentIds!: string[];

  @Field(() => TopicRulePart, { nullable: true, description: '自动收入的内容' })
  rule?: TopicRulePart | null;
}

/** The groups of a topic (专题). */
@ObjectType('TopicPart')
@InputType('TopicInput')
export class TopicPart {
  @Field(() => [TopicGroupPart], { nullable: true })
  groups?: TopicGroupPart[] | null;

  @Field(() => String, { nullable: true, description: '开办日期 YYYY-MM-DD' })
  opensOn?: string | null;

  @Field(() => String, { nullable: true, description: '结束日期 YYYY-MM-DD；此后发布的内容不再自动收入' })
  closesOn?: string | null;
}
