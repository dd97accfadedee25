import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { SteadyText } from './steady-text.ts';

/** What the upstream says now of an item that was reposted (原文); a repost is to say the same. */
@Entity()
export class Original {
  /** Of the upstream item. */
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'text' })
  url!: string;

  @Property({ type: 'text' })
  title!: string;

  @Property({ type: 'text', nullable: true })
  originName: string | null = null;

  @Property({ type: 'text', nullable: true })
  author: string | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  publishedAt: Date | null = null;

  /** Its files, as the upstream names and addresses them. */
  @Property({ type: 'jsonb' })
  attachments: { name: string; url: string }[] = [];

  @Property({ type: 'jsonb' })
  text!: SteadyText;
}
