import { randomUUIDv7 } from 'node:crypto';
import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { ScreenDevice } from './screen-device.ts';

/** That a player showed an item (播放记录), as it says itself. */
@Entity()
@Unique({ properties: ['device', 'batch', 'index'] })
export class ScreenPlay {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @ManyToOne(() => ScreenDevice)
  device!: ScreenDevice;

  /** The idempotency key it was told under, and its place in that batch. */
  @Property({ type: 'text' })
  batch!: string;

  @Property({ type: 'integer' })
  index!: number;

  @Index()
  @Property({ type: 'uuid' })
  itemId!: string;

  @Property({ type: 'integer' })
  revision!: number;

  @Property({ type: 'timestamptz' })
  startedAt!: Date;

  @Property({ type: 'timestamptz' })
  endedAt!: Date;

  /** `played`, `cut` or `failed`. */
  @Property({ type: 'text' })
  result!: string;
}
