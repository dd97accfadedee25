import { Arg, Ctx, Field, FieldResolver, ID, InputType, Int, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../identity/context.ts';
import { Copy } from './copy.ts';
import { makeRemark } from './make-remark.ts';
import { Remark } from './remark.ts';
import { resolveRemark } from './resolve-remark.ts';
import { Revision } from './revision.ts';

/** A passage of a revision, and what is said of it. */
@InputType()
class RemarkInput {
  @Field(() => ID)
  copyId!: string;

  @Field(() => Int, { description: '修订版号' })
  revision!: number;

  @Field(() => String, { description: 'title、summary 或 body' })
  field!: string;

  @Field(() => Int, { description: '在该字段纯文本中的起点' })
  start!: number;

  @Field(() => Int)
  end!: number;

  @Field(() => String, { description: '选取的原文' })
  quote!: string;

  @Field(() => String)
  text!: string;
}

/** What is said of passages of a copy. */
@Resolver(() => Copy)
export class RemarkResolver {
  @Mutation(() => Remark)
  remark(@Ctx() ctx: Context, @Arg('input', () => RemarkInput) input: RemarkInput): Promise<Remark> {
    return makeRemark(ctx, input);
  }

  @Mutation(() => Remark)
  resolveRemark(
    @Ctx() ctx: Context,
    @Arg('id', () => ID) id: string,
    @Arg('resolved', () => Boolean) resolved: boolean,
  ): Promise<Remark> {
    return resolveRemark(ctx, { id, resolved });
  }

  @FieldResolver(() => [Remark])
  remarks(@Ctx() ctx: Context, @Root() copy: Copy): Promise<Remark[]> {
    const populate = ['by', 'resolvedBy', 'revision'] as const;
    return ctx.em.find(Remark, { copy: copy.id }, { populate, orderBy: { at: 'asc', id: 'asc' } });
  }
}

/** The frozen text of a revision, in which passages are chosen. */
@Resolver(() => Revision)
export class RevisionTextResolver {
  @FieldResolver(() => String)
  title(@Root() { snapshot }: Revision): string {
    return snapshot.title;
  }

  @FieldResolver(() => String, { nullable: true })
  summary(@Root() { snapshot }: Revision): string | null {
    return snapshot.summary;
  }

  @FieldResolver(() => String)
  body(@Root() { snapshot }: Revision): string {
    return snapshot.body;
  }
}
