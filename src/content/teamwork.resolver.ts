import { GraphQLDateTime, GraphQLJSON } from 'graphql-scalars';
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import type { Context } from '../identity/context.ts';
import { User } from '../identity/user.ts';
import type { Entry } from '../journal/entry.ts';
import { connectionOf } from '../platform/graphql/connection.ts';
import { appear } from './appear.ts';
import { Autosave } from './autosave.ts';
import { Copy } from './copy.ts';
import { CopyPatch } from './inputs.ts';
import { dropAutosave, keepAutosave, readAutosave } from './keep-autosave.ts';
import { makeRemark } from './make-remark.ts';
import { Presence } from './presence.ts';
import { readHistory } from './read-history.ts';
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

/** A line of a copy's history. */
@ObjectType()
class HistoryEntry {
  @Field(() => ID)
  id!: string;

  @Field(() => GraphQLDateTime)
  at!: Date;

  @Field(() => String)
  act!: string;

  @Field(() => User, { nullable: true, description: '为空时是系统' })
  by!: User | null;

  @Field(() => String)
  byName!: string;

  @Field(() => GraphQLJSON)
  detail!: Record<string, unknown>;
}

const HistoryConnection = connectionOf('HistoryEntry', () => HistoryEntry);

/** Several people at one copy. */
@Resolver(() => Copy)
export class TeamworkResolver {
  @Mutation(() => Autosave, { description: '自动保存本人的修改；不产生修订版，也不影响审核' })
  autosave(
    @Ctx() ctx: Context,
    @Arg('copyId', () => ID) copyId: string,
    @Arg('version', () => Int) version: number,
    @Arg('patch', () => CopyPatch) patch: CopyPatch,
  ): Promise<Autosave> {
    return keepAutosave(ctx, { copyId, version, patch });
  }

  @Mutation(() => Boolean)
  async dropAutosave(@Ctx() ctx: Context, @Arg('copyId', () => ID) copyId: string): Promise<boolean> {
    await dropAutosave(ctx, copyId);
    return true;
  }

  @Mutation(() => [Presence], { description: '报告本人打开着这篇稿件，返回还有谁；45 秒内须再报' })
  appear(
    @Ctx() ctx: Context,
    @Arg('copyId', () => ID) copyId: string,
    @Arg('editing', () => Boolean) editing: boolean,
    @Arg('leaving', () => Boolean, { nullable: true }) leaving?: boolean,
  ): Promise<Presence[]> {
    return appear(ctx, { copyId, editing, leaving });
  }

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

  @FieldResolver(() => Autosave, { nullable: true, description: '本人未保存的修改' })
  autosaved(@Ctx() ctx: Context, @Root() copy: Copy): Promise<Autosave | null> {
    return readAutosave(ctx, copy.id);
  }

  @FieldResolver(() => [Remark])
  remarks(@Ctx() ctx: Context, @Root() copy: Copy): Promise<Remark[]> {
    const populate = ['by', 'resolvedBy', 'revision'] as const;
    return ctx.em.find(Remark, { copy: copy.id }, { populate, orderBy: { at: 'asc', id: 'asc' } });
  }

  @FieldResolver(() => HistoryConnection, { description: '修订、审核、发布、批注等全部经过，新的在前' })
  async history(
    @Ctx() ctx: Context,
    @Root() copy: Copy,
    @Arg('first', () => Int) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ) {
    const page = await readHistory(ctx, copy, { first, after });
    return { ...page, edges: page.edges.map((edge) => ({ ...edge, node: lineOf(ctx, edge.node) })) };
  }
}

function lineOf({ em }: Context, entry: Entry) {
  const { id, at, act, detail, actorId, actorName: byName } = entry;
  return { id, at, act, detail, byName, by: actorId ? em.findOne(User, { id: actorId }) : null };
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
