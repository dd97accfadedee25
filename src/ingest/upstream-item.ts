import { randomUUIDv7 } from 'node:crypto';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import { Node } from '../platform/graphql/node.ts';
import type { StatedFacts } from './federation/stated.ts';
import { Feed, type Validators } from './feed.ts';
import { UpstreamItemState } from './upstream-item-state.ts';
import { UpstreamText } from './upstream-text.ts';

/** What was found upstream (上级稿件), once per canonical address. */
@Entity()
@ObjectType({ implements: Node })
export class UpstreamItem extends UpstreamText {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  /** The feed that listed it first. */
  @Field(() => Feed)
  @Index()
  @ManyToOne(() => Feed)
  feed!: Feed;

  /** Other feeds that list it too. */
  @Index({
    name: 'upstream_item_also_feed_ids_index',
    expression:
      'create index "upstream_item_also_feed_ids_index" on "upstream_item" using gin ("also_feed_ids")',
  })
  @Property({ type: 'uuid[]' })
  alsoFeedIds: string[] = [];

  /** Canonical address. */
  @Field(() => String)
  @Property({ type: 'text', unique: true })
  url!: string;

  /** The title as the list shows it, which may be cut; another one means that the page is to be read again. */
  @Property({ type: 'text' })
  listedTitle!: string;

  /** Its place in the list when it was first seen, from 0. */
  @Property({ type: 'integer' })
  listRank = 0;

  @Field(() => UpstreamItemState)
  @Property({ type: 'text' })
  state: UpstreamItemState = UpstreamItemState.LISTED;

  @Field(() => GraphQLDateTime)
  @Index()
  @Property({ type: 'timestamptz' })
  firstSeenAt!: Date;

  /** SHA-256 of title and body as read. */
  @Property({ type: 'text', nullable: true })
  contentHash: string | null = null;

  /** Hash of its text as it is compared, see `steadyText`. */
  @Property({ type: 'text', nullable: true })
  textHash: string | null = null;

  /** The page as it was when its text was last another one: SHA-256 of the gzipped bytes in the media store. */
  @Property({ type: 'text', nullable: true })
  snapshotHash: string | null = null;

  /** In how many polls in a row its page, read before, was found to be gone. */
  @Property({ type: 'integer' })
  goneSightings = 0;

  /** The item that stands for the same policy; null for one that stands for itself. */
  @Index()
  @ManyToOne(() => UpstreamItem, { nullable: true })
  sameAs: UpstreamItem | null = null;

  /** What others that may be the same policy are found by, see `keysOf`. */
  @Index()
  @Property({ type: 'text', nullable: true })
  numberKey: string | null = null;

  @Index()
  @Property({ type: 'text', nullable: true })
  titleKey: string | null = null;

  @Index({
    name: 'upstream_item_prints_index',
    expression: 'create index "upstream_item_prints_index" on "upstream_item" using gin ("prints")',
  })
  @Property({ type: 'text[]' })
  prints: string[] = [];

  /** Sites that took their repost of it back; what changes upstream is no duty of theirs. */
  @Property({ type: 'uuid[]' })
  droppedSiteIds: string[] = [];

  /** Where another hub of this kind has its document, which is read instead of its page. */
  @Property({ type: 'text', nullable: true })
  documentUrl: string | null = null;

  /** Hash of the edition that the other hub's list named last; another one means that the document is to be read again. */
  @Property({ type: 'text', nullable: true })
  statedHash: string | null = null;

  /** What the other hub says of the document besides its words. */
  @Property({ type: 'jsonb', nullable: true })
  stated: StatedFacts | null = null;

  /** When its page was last asked for; null: it is to be asked for at the next poll. */
  @Property({ type: 'timestamptz', nullable: true })
  readAt: Date | null = null;

  /** For a conditional GET of its page. */
  @Property({ type: 'jsonb', nullable: true })
  validators: Validators | null = null;

  /** What an editor should know of it, in zh-CN. */
  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  problem: string | null = null;
}
