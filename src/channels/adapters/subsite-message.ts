import { sanitiseHtml } from '../../platform/html/sanitise.ts';
import { type Edition, EditionAct, WithdrawalKind } from '../../release/edition.ts';
import { publicationFields } from '../../release/publication-fields.ts';
import type { Parcel } from './matter.ts';

const TYPES: Record<EditionAct, string> = {
  [EditionAct.PUBLISH]: 'content.published',
  [EditionAct.CORRECT]: 'content.corrected',
  [EditionAct.WITHDRAW]: 'content.withdrawn',
  [EditionAct.RESTORE]: 'content.restored',
  [EditionAct.MARK]: 'content.corrected',
};

type Fields = ReturnType<typeof publicationFields>;

function facts(parcel: Parcel, fields: Fields) {
  const { edition } = parcel;
  return {
    contentId: edition.contentId,
    edition: edition.number,
    editionHash: edition.hash,
    kind: fields.kind,
    title: fields.title,
    path: parcel.path,
    publishedAt: parcel.publishedAt.toISOString(),
    updatedAt: edition.at.toISOString(),
    site: { code: parcel.site.code, name: parcel.site.name },
    section: parcel.section,
    withdrawal: edition.withdrawal ? { ...edition.withdrawal, at: edition.at.toISOString() } : null,
  };
}

function absolute(url: string, publicUrl: string): string {
  return URL.parse(url, `${publicUrl}/`)?.href ?? url;
}

interface Ready {
  fields: Fields;
  text: ReturnType<typeof textOf>;
}

/** One edition is told to thousands of sub-sites; what it says is made ready once. */
const READY = new WeakMap<Edition, Ready>();

function readyOf(edition: Edition, publicUrl: string): Ready {
  const present = READY.get(edition);
  if (present) return present;
  const fields = publicationFields(edition);
  const ready = { fields, text: textOf(edition, fields, publicUrl) };
  READY.set(edition, ready);
  return ready;
}

function textOf(edition: Edition, fields: Fields, publicUrl: string) {
  const gone = edition.withdrawal?.kind === WithdrawalKind.GONE;
  const { summary, keywords, author, policy, attachments } = fields;
  const origin = {
    name: fields.originName,
    url: fields.originUrl,
    author: fields.originAuthor,
    publishedAt: fields.originPublishedAt?.toISOString() ?? null,
  };
  return {
    summary,
    // Pictures in our own media store are named by path, which means nothing on another site.
    body: gone ? null : sanitiseHtml(fields.body, { baseUrl: `${publicUrl}/` }),
    keywords,
    author,
    origin: fields.originName || fields.originUrl ? origin : null,
    policy,
    attachments: attachments.map((file) => ({ ...file, url: absolute(file.url, publicUrl) })),
  };
}

/**
 * Rule: the JSON a sub-site is told of an edition: `type`, `timestamp` (ISO instant of the edition) and `data`. The
 * same for every try. A thin message leaves the text out; a content that is GONE has none.
 */
export function messageOf(parcel: Parcel, options: { thin: boolean; publicUrl: string }) {
  const { edition } = parcel;
  const { fields, text } = readyOf(edition, options.publicUrl);
  return {
    type: TYPES[edition.act],
    timestamp: edition.at.toISOString(),
    data: { ...facts(parcel, fields), ...(options.thin ? {} : text) },
  };
}
