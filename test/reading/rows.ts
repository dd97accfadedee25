import { randomUUIDv7 } from 'node:crypto';
import { ContentKind } from '../../src/content/content-kind.ts';
import { Placement } from '../../src/release/placement.ts';
import { Publication } from '../../src/release/publication.ts';
import type { TestHub } from '../support/hub.ts';

/** A publication written straight into the readers' tables, for tests that need many or need exact moments. */
export interface Row {
  title: string;
  text?: string;
  /** An instant as PostgreSQL reads it, to the microsecond. */
  at: string;
}

function fieldsOf(row: Row, id: string) {
  const at = new Date(row.at);
  return {
    ...{ id, kind: ContentKind.ARTICLE, path: `/content/${id}`, title: row.title },
    ...{ summary: null, body: `<p>${row.text ?? ''}</p>`, text: row.text ?? '', author: null },
    ...{ originName: null, originUrl: null, originAuthor: null, originPublishedAt: null },
    ...{ policy: null, policyNumber: null, interpretationForm: null },
    ...{ publishedAt: at, updatedAt: at, editionAt: at, editionId: id, editionNumber: 1, editionHash: '' },
    changeNote: null,
  };
}

/** Writes rows into a section of a demo site; answers their ids in order. */
export async function insertRows(
  given: TestHub,
  place: { site: string; section: string },
  rows: Row[],
): Promise<string[]> {
  const { site, sections } = await given.site(place.site);
  const section = sections.get(place.section)?.id ?? '';
  const em = given.hub.orm.em.fork();
  const ids = rows.map((row) => {
    const id = randomUUIDv7();
    const publication = em.create(
      Publication,
      { ...fieldsOf(row, id), site: site.id, section },
      { partial: true },
    );
    em.create(Placement, { publication, section, at: publication.publishedAt, live: true });
    return id;
  });
  await em.flush();
  // Dates of JavaScript end at milliseconds.
  for (const [nth, row] of rows.entries())
    await em.execute('update placement set at = ?::timestamptz where publication_id = ?', [row.at, ids[nth]]);
  return ids;
}
