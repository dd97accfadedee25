import { type Content, type ContentRest, Interpretation, Policy, type TopicGroup } from './content.ts';
import type { Attachment } from './content-parts.ts';
import { filesAt } from './files-at.ts';
import { byId } from './key.ts';
import type { ReadingContext } from './reading-context.ts';

/** The live contents among these ids, in their order. */
export async function liveContents(ctx: ReadingContext, ids: string[]): Promise<Content[]> {
  const contents = await Promise.all(ids.map((id) => byId(ctx.reads.card, id)));
  return ctx.budget.spend(
    contents.filter((content) => content !== null).filter((content) => !content.withdrawal),
  );
}

/** The live policies an interpretation explains. */
export async function policiesOf(ctx: ReadingContext, interpretation: Interpretation): Promise<Policy[]> {
  const contents = await liveContents(ctx, interpretation.policyIds);
  return contents.filter((content) => content instanceof Policy);
}

/** The live interpretations of a policy, newest first. */
export async function interpretationsOf(ctx: ReadingContext, policy: Policy): Promise<Interpretation[]> {
  const contents = await ctx.reads.interpretations(policy.id);
  return ctx.budget.spend(contents.filter((content) => content instanceof Interpretation));
}

const NOTHING: ContentRest = {
  ...{ body: null, attachments: [], topicGroups: [], chain: [], marks: [], expiresAt: null },
  ...{ material: null, topicDays: null },
};

/** What a page shows and a list does not, read now unless it has been. */
export async function restOf(ctx: ReadingContext, content: Content): Promise<ContentRest> {
  const rest = content.rest ?? (await ctx.reads.page(content.id))?.rest;
  return rest ?? NOTHING;
}

/** The groups of a topic in their order. */
export async function groupsOf(ctx: ReadingContext, topic: Content): Promise<TopicGroup[]> {
  return ctx.budget.spend((await restOf(ctx, topic)).topicGroups);
}

/** The files of a content; those the hub keeps have an address on the hub. */
export async function attachmentsOf(ctx: ReadingContext, content: Content): Promise<Attachment[]> {
  const { attachments } = await restOf(ctx, content);
  return filesAt(attachments, ctx.publicUrl);
}
