import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../identity/context.ts';
import { User } from '../identity/user.ts';
import { Account } from './account.ts';
import { AccountChangeInput, AccountInput } from './account-inputs.ts';
import { decideFiling } from './decide-filing.ts';
import { fileAccount } from './file-account.ts';
import { fileOpening } from './file-opening.ts';
import { Filing, FilingKind } from './filing.ts';
import { lastPostOf } from './last-post.ts';
import { listAccounts, listColleagues, listFilings } from './list-accounts.ts';
import { findUser } from './list-held.ts';
import { notePost } from './note-post.ts';
import { offboard } from './offboard.ts';

/** The registry of new-media accounts at the desk. */
@Resolver(() => Account)
export class AccountResolver {
  @Query(() => [Account], { description: '本单位及下属单位的新媒体账号' })
  accounts(@Ctx() ctx: Context): Promise<Account[]> {
    return listAccounts(ctx);
  }

  @Query(() => [User], { description: '本单位及下属单位的在岗人员' })
  colleagues(@Ctx() ctx: Context): Promise<User[]> {
    return listColleagues(ctx);
  }

  @Mutation(() => Account, { description: '报备开设账号' })
  fileOpening(@Ctx() ctx: Context, @Arg('input', () => AccountInput) input: AccountInput): Promise<Account> {
    return fileOpening(ctx, input);
  }

  @Mutation(() => Account, { description: '报备变更账号' })
  fileChange(
    @Ctx() ctx: Context,
    @Arg('accountId', () => ID) accountId: string,
    @Arg('reason', () => String) reason: string,
    @Arg('changes', () => AccountChangeInput) changes: AccountChangeInput,
  ): Promise<Account> {
    return fileAccount(ctx, { accountId, kind: FilingKind.CHANGE, reason, changes });
  }

  @Mutation(() => Account, { description: '报备关停账号，批准后公示三十个工作日' })
  fileClosing(
    @Ctx() ctx: Context,
    @Arg('accountId', () => ID) accountId: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<Account> {
    return fileAccount(ctx, { accountId, kind: FilingKind.CLOSE, reason });
  }

  @Mutation(() => Filing)
  decideFiling(
    @Ctx() ctx: Context,
    @Arg('filingId', () => ID) filingId: string,
    @Arg('approve', () => Boolean) approve: boolean,
    @Arg('remark', () => String, { nullable: true }) remark?: string,
  ): Promise<Filing> {
    return decideFiling(ctx, { filingId, approve, remark });
  }

  @Mutation(() => Account, { description: '登记在平台上自行发布的内容' })
  notePost(
    @Ctx() ctx: Context,
    @Arg('accountId', () => ID) accountId: string,
    @Arg('at', () => GraphQLDateTime) at: Date,
    @Arg('url', () => String) url: string,
  ): Promise<Account> {
    return notePost(ctx, { accountId, at, url });
  }

  @Mutation(() => [Account], { description: '人员离岗：停用其登录，并要求更换其掌握的账号凭据' })
  offboard(@Ctx() ctx: Context, @Arg('userId', () => ID) userId: string): Promise<Account[]> {
    return offboard(ctx, { userId });
  }

  @FieldResolver(() => User, { nullable: true })
  responsible(@Ctx() ctx: Context, @Root() account: Account): Promise<User | null> {
    return findUser(ctx, account.responsibleId);
  }

  @FieldResolver(() => [Filing])
  filings(@Ctx() ctx: Context, @Root() account: Account): Promise<Filing[]> {
    return listFilings(ctx, account);
  }

  @FieldResolver(() => GraphQLDateTime, { nullable: true, description: '最近一次发布' })
  lastPostAt(@Ctx() ctx: Context, @Root() account: Account): Promise<Date | null> {
    return lastPostOf(ctx, account);
  }
}
