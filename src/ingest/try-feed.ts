import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { feedFields } from './feed-fields.ts';
import type { FeedInput } from './inputs.ts';
import { readUpstream } from './read-upstream.ts';

const MOST_SHOWN = 100;

/** An entry of an upstream list, as a trial shows it. */
@ObjectType()
export class TriedItem {
  @Field(() => String)
  url!: string;

  @Field(() => String)
  title!: string;

  @Field(() => GraphQLDateTime, { nullable: true })
  publishedAt!: Date | null;
}

/** What a source rule would find; `problems` are sentences in zh-CN. */
@ObjectType()
export class FeedTrial {
  @Field(() => [TriedItem])
  items!: TriedItem[];

  @Field(() => [String])
  problems!: string[];
}

/** Reads an upstream list once as a feed would, and stores nothing; shows at most a hundred entries. */
export async function tryFeed(ctx: Context, input: FeedInput): Promise<FeedTrial> {
  mustHaveRole(ctx.actor, Role.EDITOR, Role.ADMIN);
  const reading = await readUpstream(ctx, { ...feedFields(input), validators: null });
  if (reading.outcome !== 'listed') return { items: [], problems: reading.problems };
  const items = reading.items.slice(0, MOST_SHOWN).map(({ url, title, publishedAt }) => ({
    ...{ url, title, publishedAt: publishedAt?.at ?? null },
  }));
  return { items, problems: reading.problems };
}
