import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';

/** A passage of an interpretation under a heading: a case, or a figure with its meaning. */
@ObjectType('InterpretationCasePart')
@InputType('InterpretationCaseInput')
export class InterpretationCasePart {
  @Field(() => String)
  title!: string;

  @Field(() => String)
  text!: string;
}

/** A figure that an interpretation gives. */
@ObjectType('InterpretationFigurePart')
@InputType('InterpretationFigureInput')
export class InterpretationFigurePart {
  @Field(() => String)
  name!: string;

  @Field(() => String, { description: '数值，带单位' })
  value!: string;

  @Field(() => String, { nullable: true })
  note?: string | null;
}

/** What a file of an interpretation is. */
export enum MediaKind {
  VIDEO = 'VIDEO',
  AUDIO = 'AUDIO',
  CHART = 'CHART',
}
registerEnumType(MediaKind, {
  name: 'MediaKind',
  description: '解读素材',
  valuesConfig: {
    VIDEO: { description: '视频' },
    AUDIO: { description: '音频' },
    CHART: { description: '图解' },
  },
});

/** A video, a recording or a chart among the copy's attachments, with what it shows or says in words. */
@ObjectType('InterpretationMediaPart')
@InputType('InterpretationMediaInput')
export class InterpretationMediaPart {
  @Field(() => MediaKind)
  kind!: MediaKind;

  @Field(() => ID, { description: '附件的 SHA-256' })
  sha256!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String, { description: '文字说明或文稿，供看不见、听不见的人' })
  text!: string;
}
