import type { GraphQLResolveInfo } from 'graphql';
import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { Content, Policy } from './content.ts';
import { Attachment } from './content-parts.ts';
import { findNode } from './find-node.ts';
import { contentAt } from './former-address.ts';
import { homeSection } from './home-section.ts';
import { byId, isStorable } from './key.ts';
import { Node } from './node.ts';
import { PageTag } from './page-tag.ts';
import { contentTags } from './page-tags.ts';
import type { ReadingContext } from './reading-context.ts';
import { attachmentsOf, restOf } from './related.ts';
import { Section } from './section.ts';
import { Site } from './site.ts';
import { hinted } from './status-hint.ts';

/** A detail page. */
@Resolver(() => Content)
export class ContentResolver {
  @Query(() => Content, { nullable: true, description: '按编号读取内容；已撤下的带撤稿说明' })
  async content(
    @Ctx() ctx: ReadingContext,
    @Info() { path }: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
  ): Promise<Content | null> {
    return hinted(ctx, path.key, await byId(ctx.reads.page, id));
  }

  @Query(() => Content, {
    nullable: true,
    description: '按站点和站内路径读取内容；已迁走的在 extensions.http 中给出新地址',
  })
  async contentByPath(
    @Ctx() ctx: ReadingContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('site', () => String, { description: '网站标识码' }) site: string,
    @Arg('path', () => String) path: string,
  ): Promise<Content | null> {
    return isStorable(site + path) ? contentAt(ctx, info.path.key, { site, path }) : null;
  }

  @Query(() => Policy, { nullable: true, description: '按发文字号读取政策文件，括号形式不限' })
  async policy(
    @Ctx() ctx: ReadingContext,
    @Info() { path }: GraphQLResolveInfo,
    @Arg('number', () => String) number: string,
  ): Promise<Content | null> {
    return hinted(ctx, path.key, isStorable(number) ? await ctx.reads.policy(number) : null);
  }

  @Query(() => Node, { nullable: true })
  node(@Ctx() ctx: ReadingContext, @Arg('id', () => ID) id: string): Promise<Node | null> {
    return findNode(ctx, id);
  }

  @FieldResolver(() => String, { nullable: true, description: '净化过的 HTML；GONE 时为空' })
  async body(@Ctx() ctx: ReadingContext, @Root() content: Content): Promise<string | null> {
    return ctx.budget.tell((await restOf(ctx, content)).body);
  }

  @FieldResolver(() => [Attachment])
  attachments(@Ctx() ctx: ReadingContext, @Root() content: Content): Promise<Attachment[]> {
    return attachmentsOf(ctx, content);
  }

  @FieldResolver(() => GraphQLDateTime, { nullable: true, description: '有效期至' })
  async expiresAt(@Ctx() ctx: ReadingContext, @Root() content: Content): Promise<Date | null> {
    return (await restOf(ctx, content)).expiresAt;
  }

  @FieldResolver(() => Boolean, { description: '有效期已过：通知等不再列出，政策文件标明失效' })
  async expired(@Ctx() ctx: ReadingContext, @Root() content: Content): Promise<boolean> {
    return (await restOf(ctx, content)).marks.some((mark) => mark.act === 'EXPIRE' && mark.standing);
  }

  @FieldResolver(() => Section, { description: '首发栏目' })
  section(@Ctx() ctx: ReadingContext, @Root() content: Content): Promise<Section> {
    return homeSection(ctx, content);
  }

  @FieldResolver(() => Site, { description: '首发站点' })
  async site(@Ctx() ctx: ReadingContext, @Root() content: Content): Promise<Site> {
    return (await homeSection(ctx, content)).site;
  }

  @FieldResolver(() => [PageTag], { description: '内容页的网页标签（国办发〔2017〕47号）' })
  async tags(@Ctx() ctx: ReadingContext, @Root() content: Content): Promise<PageTag[]> {
    return contentTags(content, await homeSection(ctx, content));
  }
}
