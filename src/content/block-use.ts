import { randomUUIDv7 } from 'node:crypto';
import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Block } from './block.ts';
import { Copy } from './copy.ts';

/** That a block was put into a copy, and the very HTML that was put there. */
@Entity()
@Unique({ properties: ['copy', 'block'] })
export class BlockUse {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @ManyToOne(() => Copy)
  copy!: Copy;

  @Index()
  @ManyToOne(() => Block)
  block!: Block;

  @Property({ type: 'text' })
  html!: string;
}
