import { randomUUIDv7 } from 'node:crypto';
import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import type { SteadyText } from '../content/steady-text.ts';
import { Node } from '../platform/graphql/node.ts';
import { UpstreamItem } from './upstream-item.ts';

/** How an upstream text came to differ from what was reposted (原文变动). */
export enum DriftKind {
  COSMETIC = 'COSMETIC',
  WORDING = 'WORDING',
  SUBSTANCE = 'SUBSTANCE',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(DriftKind, {
  name: 'DriftKind',
  description: '原文变动类型',
  valuesConfig: {
    COSMETIC: { description: '标点、空格或格式' },
    WORDING: { description: '文字表述' },
    SUBSTANCE: { description: '数字、日期、名称、文号等实质内容' },
    WITHDRAWN: { description: '上级已撤稿' },
  },
});

/** What differs upstream since an item was reposted for a site (原文变动); one is open for an item and site at most. */
@Entity()
@Unique({
  name: 'drift_open_once',
  expression:
    'create unique index "drift_open_once" on "drift" ("item_id", "site_id") where "resolved_at" is null',
})
@ObjectType({ implements: Node })
export class Drift {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @Field(() => UpstreamItem)
  @ManyToOne(() => UpstreamItem)
  item!: UpstreamItem;

  /** The site whose repost is no longer what the upstream says. */
  @Property({ type: 'uuid' })
  siteId!: string;

  /** What the repost was published as; null while it is not. */
  @Index()
  @Property({ type: 'uuid', nullable: true })
  contentId: string | null = null;

  @Field(() => DriftKind)
  @Property({ type: 'text' })
  kind!: DriftKind;

  @Field(() => GraphQLDateTime)
  @Index()
  @Property({ type: 'timestamptz' })
  detectedAt!: Date;

  /** The text as it was before the first change. */
  @Property({ type: 'jsonb' })
  before!: SteadyText;

  /** The changed lines with `<del>` and `<ins>`. */
  @Field(() => String)
  @Property({ type: 'text' })
  diffHtml!: string;

  /** When it was answered by a correction or a withdrawal, or the upstream went back. */
  @Property({ type: 'timestamptz', nullable: true })
  resolvedAt: Date | null = null;
}
