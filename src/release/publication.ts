import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { ChangeKind } from '../content/change-kind.ts';
import type { ContentKind } from '../content/content-kind.ts';
import { Section } from '../sites/section.ts';
import { Site } from '../sites/site.ts';
import type { WithdrawalKind } from './edition.ts';
import { PublishedText } from './published-text.ts';

/** What readers see (已发布稿): flat, one row per live or withdrawn content; everything in it comes from the latest edition. */
@Entity()
@Index({ properties: ['publishedAt', 'id'] })
@Index({ properties: ['site', 'publishedAt', 'id'] })
@Index({ properties: ['kind', 'publishedAt', 'id'] })
@Index({ properties: ['updatedAt', 'id'] })
@Index({
  name: 'publication_signed_on_index',
  expression: `create index "publication_signed_on_index" on "publication" (coalesce("policy"->>'signedOn', ''), "id")`,
})
@Index({
  name: 'publication_issuer_index',
  expression: `create index "publication_issuer_index" on "publication" (("policy"->>'issuer'), "published_at", "id") where "kind" = 'POLICY'`,
})
@Index({
  name: 'publication_explains_index',
  expression: `create index "publication_explains_index" on "publication" using gin ("policy_ids") with (fastupdate = off) where "kind" = 'INTERPRETATION' and "withdrawal_kind" is null`,
})
export class Publication extends PublishedText {
  /** The content's id, for good. */
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'text' })
  kind!: ContentKind;

  /** The home section's site. */
  @ManyToOne(() => Site)
  site!: Site;

  /** The home section. */
  @ManyToOne(() => Section)
  section!: Section;

  /** Address of the page on the site, beginning with a slash. */
  @Property({ type: 'text', unique: true })
  path!: string;

  @Property({ type: 'timestamptz' })
  publishedAt!: Date;

  @Property({ type: 'timestamptz' })
  updatedAt!: Date;

  @Property({ type: 'uuid' })
  editionId!: string;

  @Property({ type: 'integer' })
  editionNumber!: number;

  @Property({ type: 'text' })
  editionHash!: string;

  @Property({ type: 'timestamptz' })
  editionAt!: Date;

  @Property({ type: 'text', nullable: true })
  changeNote!: string | null;

  /** How far its latest edition corrected it; null where that was no correction. */
  @Property({ type: 'text', nullable: true })
  changeKind: ChangeKind | null = null;

  @Property({ type: 'text', nullable: true })
  withdrawalKind: WithdrawalKind | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  withdrawnAt: Date | null = null;

  @Property({ type: 'text', nullable: true })
  withdrawalExplanation: string | null = null;

  @Property({ type: 'uuid', nullable: true })
  replacementId: string | null = null;
}
