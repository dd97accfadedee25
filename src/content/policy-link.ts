import { Field, ID, InputType, ObjectType } from 'type-graphql';

/** Another policy that a policy repeals or amends: by content where this hub carries it, by document number and title where it does not. */
@ObjectType('PolicyLinkPart')
@InputType('PolicyLinkInput')
export class PolicyLinkPart {
  @Field(() => ID, { nullable: true, description: '本平台已发布的政策文件' })
  contentId?: string | null;

  @Field(() => String, { nullable: true, description: '发文字号；未在本平台发布的文件凭此指明' })
  number?: string | null;

  @Field(() => String, { nullable: true, description: '文件标题' })
  title?: string | null;
}
