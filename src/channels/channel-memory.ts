import { randomUUIDv7 } from 'node:crypto';
import { Entity, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Channel } from './channel.ts';

/** What a channel's adapter remembers between tries, under a name; sealed, and the same for all processes. */
@Entity()
@Unique({ properties: ['channel', 'name'] })
export class ChannelMemory {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @ManyToOne(() => Channel, { deleteRule: 'cascade' })
  channel!: Channel;

  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'text', hidden: true })
  sealed!: string;

  /** Grows by one with each writing, from 1. */
  @Property({ type: 'integer' })
  version = 1;

  @Property({ type: 'timestamptz', nullable: true })
  expiresAt: Date | null = null;
}
