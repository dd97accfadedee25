import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { Context } from '../identity/context.ts';
import { User } from '../identity/user.ts';
import { type Connection, connectionOf } from '../platform/graphql/connection.ts';
import { Attachment } from './attachment.ts';
import { compose } from './compose.ts';
import { Copy } from './copy.ts';
import { CopyState } from './copy-state.ts';
import { detach } from './detach.ts';
import { diffRevisions } from './diff-revisions.ts';
import { CopyInput, CopyPatch } from './inputs.ts';
import { limit } from './limit.ts';
import { listCopies, readCopy } from './read-copy.ts';
import { revise } from './revise.ts';
import { Revision } from './revision.ts';

const CopyConnection = connectionOf('Copy', () => Copy);

/** A field in which two revisions differ. */
@ObjectType()
class FieldDiff {
  @Field(() => String)
  field!: string;

  @Field(() => String)
  html!: string;
}

/** Writing at the desk. */
@Resolver(() => Copy)
export class CopyResolver {
  @Mutation(() => Copy)
  compose(@Ctx() ctx: Context, @Arg('input', () => CopyInput) input: CopyInput): Promise<Copy> {
    return compose(ctx, input);
  }

  @Mutation(() => Copy)
  revise(
    @Ctx() ctx: Context,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('patch', () => CopyPatch) patch: CopyPatch,
  ): Promise<Copy> {
    return revise(ctx, { id, version, patch });
  }

  @Mutation(() => Copy)
  limitCopy(
    @Ctx() ctx: Context,
    @Arg('id', () => ID) id: string,
    @Arg('namedIds', () => [ID], { nullable: true, description: '不填则恢复为本单位可见' })
    namedIds?: string[] | null,
  ): Promise<Copy> {
    return limit(ctx, { id, namedIds: namedIds ?? null });
  }

  @Mutation(() => Copy)
  detach(@Ctx() ctx: Context, @Arg('attachmentId', () => ID) attachmentId: string): Promise<Copy> {
    return detach(ctx, { attachmentId });
  }

  @Query(() => Copy, { nullable: true })
  copy(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<Copy | null> {
    return readCopy(ctx, id);
  }

  @Query(() => CopyConnection)
  copies(
    @Ctx() ctx: Context,
    @Arg('first', () => Int) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
    @Arg('states', () => [CopyState], { nullable: true }) states?: CopyState[],
  ): Promise<Connection<Copy>> {
    return listCopies(ctx, { first, after, states });
  }

  @FieldResolver(() => [User], { nullable: true, description: '知悉范围；空为本单位可见' })
  async named(@Ctx() ctx: Context, @Root() copy: Copy): Promise<User[] | null> {
    return (
      copy.namedIds && ctx.em.find(User, { id: { $in: copy.namedIds } }, { orderBy: { username: 'asc' } })
    );
  }

  @FieldResolver(() => [Revision])
  async revisions(@Ctx() ctx: Context, @Root() copy: Copy): Promise<Revision[]> {
    return ctx.em.find(Revision, { copy: copy.id }, { orderBy: { number: 'asc' } });
  }

  @FieldResolver(() => [Attachment])
  async attachments(@Ctx() ctx: Context, @Root() copy: Copy): Promise<Attachment[]> {
    return ctx.em.find(Attachment, { copy: copy.id }, { orderBy: { position: 'asc' } });
  }

  @FieldResolver(() => [FieldDiff])
  diff(
    @Ctx() ctx: Context,
    @Root() copy: Copy,
    @Arg('from', () => Int) from: number,
    @Arg('to', () => Int) to: number,
  ): Promise<FieldDiff[]> {
    return diffRevisions(ctx, { copyId: copy.id, from, to });
  }
}
