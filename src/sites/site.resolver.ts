import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Duty, DutyKind, DutyState } from '../duties/duty.ts';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { User } from '../identity/user.ts';
import { type Connection, connectionOf } from '../platform/graphql/connection.ts';
import { findGathered } from '../platform/graphql/find-gathered.ts';
import { createOrganisation } from './create-organisation.ts';
import { createSection } from './create-section.ts';
import { createSite } from './create-site.ts';
import { exemptDuty } from './exempt-duty.ts';
import { OrganisationInput, SectionInput, SiteInput } from './inputs.ts';
import { listDuties } from './list-duties.ts';
import { listSites } from './list-sites.ts';
import { nameCounterparts } from './name-counterparts.ts';
import { Organisation } from './organisation.ts';
import { recodeSection } from './recode-section.ts';
import { requireInterpretation } from './require-interpretation.ts';
import { Section } from './section.ts';
import { Site } from './site.ts';

const DutyConnection = connectionOf('Duty', () => Duty);

/** Organisations, sites and their section trees at the desk. */
@Resolver(() => Site)
export class SiteResolver {
  @Mutation(() => Organisation)
  createOrganisation(
    @Ctx() ctx: Context,
    @Arg('input', () => OrganisationInput) input: OrganisationInput,
  ): Promise<Organisation> {
    return createOrganisation(ctx, input);
  }

  @Mutation(() => Organisation, { description: '对口的上级部门，代替原有的' })
  nameCounterparts(
    @Ctx() ctx: Context,
    @Arg('organisationId', () => ID) organisationId: string,
    @Arg('names', () => [String]) names: string[],
  ): Promise<Organisation> {
    return nameCounterparts(ctx, { organisationId, names });
  }

  @Mutation(() => Site)
  createSite(@Ctx() ctx: Context, @Arg('input', () => SiteInput) input: SiteInput): Promise<Site> {
    return createSite(ctx, input);
  }

  @Mutation(() => Section)
  createSection(
    @Ctx() ctx: Context,
    @Arg('input', () => SectionInput) input: SectionInput,
  ): Promise<Section> {
    return createSection(ctx, input);
  }

  @Mutation(() => Section, { description: '修改栏目代码，即栏目页的地址；旧地址引向新地址' })
  recodeSection(
    @Ctx() ctx: Context,
    @Arg('sectionId', () => ID) sectionId: string,
    @Arg('code', () => String) code: string,
  ): Promise<Section> {
    return recodeSection(ctx, { sectionId, code });
  }

  @Mutation(() => Section, { description: '设定或取消栏目的政策解读时限，默认 3 个工作日' })
  requireInterpretation(
    @Ctx() ctx: Context,
    @Arg('sectionId', () => ID) sectionId: string,
    @Arg('required', () => Boolean) required: boolean,
    @Arg('workingDays', () => Int, { nullable: true }) workingDays?: number,
  ): Promise<Section> {
    return requireInterpretation(ctx, { sectionId, required, workingDays });
  }

  @Query(() => [Site])
  sites(
    @Ctx() ctx: Context,
    @Arg('mine', () => Boolean, { nullable: true, description: '只列出本人可办理的站点' }) mine?: boolean,
  ): Promise<Site[]> {
    return listSites(ctx, { mine });
  }

  @FieldResolver(() => [Section])
  async sections(@Ctx() ctx: Context, @Root() site: Site): Promise<Section[]> {
    return ctx.em.find(Section, { site: site.id }, { orderBy: { position: 'asc', code: 'asc' } });
  }
}

/** Duties, which belong to sites. */
@Resolver(() => Duty)
export class SiteDutyResolver {
  @Query(() => DutyConnection)
  async duties(
    @Ctx() ctx: Context,
    @Arg('first', () => Int) first: number,
    @Arg('siteCode', () => String, { nullable: true }) siteCode?: string,
    @Arg('kinds', () => [DutyKind], { nullable: true }) kinds?: DutyKind[],
    @Arg('states', () => [DutyState], { nullable: true }) states?: DutyState[],
    @Arg('after', () => String, { nullable: true }) after?: string,
    @Arg('openedFrom', () => GraphQLDateTime, { nullable: true }) openedFrom?: Date,
    @Arg('openedBefore', () => GraphQLDateTime, { nullable: true }) openedBefore?: Date,
    @Arg('advised', () => Boolean, { nullable: true }) advised?: boolean,
  ): Promise<Connection<Duty>> {
    mustHaveRole(ctx.actor);
    const period = { openedFrom, openedBefore, advised };
    return listDuties(ctx, { first, siteCode, kinds, states, after, ...period });
  }

  @Mutation(() => Duty)
  exemptDuty(
    @Ctx() ctx: Context,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<Duty> {
    return exemptDuty(ctx, { id, reason });
  }

  @FieldResolver(() => Site, { nullable: true })
  async site(@Ctx() ctx: Context, @Root() duty: Duty): Promise<Site | null> {
    return duty.siteId ? findGathered(ctx.em, Site, duty.siteId) : null;
  }
}

/** The organisation of a person. */
@Resolver(() => User)
export class UserOrganisationResolver {
  @FieldResolver(() => Organisation, { nullable: true })
  async organisation(@Ctx() ctx: Context, @Root() user: User): Promise<Organisation | null> {
    return user.organisationId ? findGathered(ctx.em, Organisation, user.organisationId) : null;
  }
}
