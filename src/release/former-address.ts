import { randomUUIDv7 } from 'node:crypto';
import { Entity, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { Context } from '../identity/context.ts';
import { Section } from '../sites/section.ts';
import { Site } from '../sites/site.ts';
import { Publication } from './publication.ts';

/** Where a content or a section was before it moved (旧地址): whoever asks there is led to where it is now. */
@Entity()
@Unique({ properties: ['site', 'path'] })
export class FormerAddress {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @ManyToOne(() => Site)
  site!: Site;

  /** Begins with a slash. */
  @Property({ type: 'text' })
  path!: string;

  @ManyToOne(() => Publication, { nullable: true })
  content: Publication | null = null;

  @ManyToOne(() => Section, { nullable: true })
  section: Section | null = null;

  @Property({ type: 'timestamptz' })
  since!: Date;
}

/** Remembers the address of a content on a site it is leaving, in the act's own transaction; the latest to leave an address holds it. */
export async function rememberAddress(tx: Context, publication: Publication): Promise<void> {
  const { site, path, id } = publication;
  await tx.em.upsert(
    FormerAddress,
    { id: randomUUIDv7(), site: site.id, path, content: id, section: null, since: tx.now() },
    { onConflictFields: ['site', 'path'], onConflictExcludeFields: ['id'] },
  );
}
