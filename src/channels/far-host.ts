import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** A host that sub-sites share (对方主机), once it has asked to be left alone for a while. */
@Entity()
export class FarHost {
  /** With its port where that is not the scheme's own. */
  @PrimaryKey({ type: 'text' })
  name!: string;

  /** Before that, other channels than the one it told send nothing to it. */
  @Property({ type: 'timestamptz' })
  restsUntil!: Date;

  /** The channel that was told. */
  @Property({ type: 'uuid' })
  askedById!: string;
}
