import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** The words of a file of the media store (附件文字), read once. */
@Entity()
export class FileText {
  /** Of the file. */
  @PrimaryKey({ type: 'text' })
  sha256!: string;

  /** Empty where it could not be read. */
  @Property({ type: 'text' })
  text!: string;

  /** Why it could not be read: `UNREADABLE`, `TOO_LARGE`, `TOO_SLOW`, `MISSING`; null if it was. */
  @Property({ type: 'text', nullable: true })
  trouble: string | null = null;

  @Property({ type: 'timestamptz' })
  readAt!: Date;
}
