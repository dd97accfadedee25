import { BESIDE } from './beside-page.ts';
import { BODIES } from './bodies.ts';
import { CHAINS } from './chains.ts';
import { hasOrigin, ofText } from './content-conditions.ts';
import type { Face, Table } from './draft.ts';
import { attachments, contentTags } from './finished-lists.ts';
import { HEADS } from './heads.ts';
import { leave } from './mark.ts';
import { MATERIALS } from './materials.ts';
import {
  instant,
  instantOrNull,
  member,
  onlyIf,
  text,
  textOrNull,
  truth,
  value,
  word,
  wordOrNull,
} from './part.ts';
import { groups, interpretations, policies } from './related-lists.ts';
import { homeSection } from './section-face.ts';

const ORIGIN: Table = {
  name: ({ alias }) => textOrNull(`${alias}.origin_name`),
  url: ({ alias }) => textOrNull(`${alias}.origin_url`),
  author: ({ alias }) => textOrNull(`${alias}.origin_author`),
  publishedAt: ({ alias }) => instantOrNull(`${alias}.origin_published_at`),
};

const EDITION: Table = {
  number: ({ alias }) => value(`${alias}.edition_number`),
  hash: ({ alias }) => text(`${alias}.edition_hash`),
  publishedAt: ({ alias }) => instant(`${alias}.edition_at`),
  changeNote: ({ alias }) => textOrNull(`${alias}.change_note`),
  changeKind: ({ alias }) => wordOrNull(`${alias}.change_kind`),
};

const WITHDRAWAL: Table = {
  kind: ({ alias }) => word(`${alias}.withdrawal_kind`),
  at: ({ alias }) => instant(`coalesce(${alias}.withdrawn_at, ${alias}.edition_at)`),
  explanation: ({ alias }) => text(`coalesce(${alias}.withdrawal_explanation, '')`),
  // Few are replaced, and most of these the engine redirects anyway.
  replacement: ({ alias }, _, draft) => onlyIf(`${alias}.replacement_id is not null`, draft.mark([], leave)),
};

const FACTS = ['number', 'issuer', 'indexNumber', 'theme', 'genre', 'signedOn', 'effectiveOn', 'validity'];
const POLICY: Table = Object.fromEntries(
  FACTS.map(
    (name) => [name, ({ alias }) => member(`${alias}.policy`, name)] satisfies [string, Table[string]],
  ),
);

/** What every list shows. */
const CARD: Table = {
  id: ({ alias }) => word(`${alias}.id`),
  kind: ({ alias }) => word(`${alias}.kind`),
  title: ({ alias }) => text(`${alias}.title`),
  summary: ({ alias }) => ofText(alias, textOrNull(`${alias}.summary`), 'null'),
  path: ({ alias }) => text(`${alias}.path`),
  keywords: ({ alias }) => ofText(alias, value(`${alias}.keywords`), '[]'),
  publishedAt: ({ alias }) => instant(`${alias}.published_at`),
  updatedAt: ({ alias }) => instant(`${alias}.updated_at`),
  form: ({ alias }) => wordOrNull(`${alias}.interpretation_form`),
  origin: (row, asked, draft) => onlyIf(hasOrigin(row.alias), draft.object(row, asked, ORIGIN)),
  edition: (row, asked, draft) => draft.object(row, asked, EDITION),
  policy: (row, asked, draft) =>
    onlyIf(`jsonb_typeof(${row.alias}.policy) = 'object'`, draft.object(row, asked, POLICY)),
  withdrawal: (row, asked, draft) =>
    onlyIf(`${row.alias}.withdrawal_kind is not null`, draft.object(row, asked, WITHDRAWAL)),
};

/** What pages show beside it. */
const PAGE: Table = {
  body: ({ alias, bytes }) => {
    // Told from the row's head, without unpacking the text.
    bytes.push(`coalesce(octet_length(${alias}.body), 0)`);
    return ofText(alias, text(`${alias}.body`), 'null');
  },
  attachments,
  expiresAt: ({ alias }) => instantOrNull(`${alias}.expires_at`),
  expired: ({ alias }) => truth(`${alias}.marks @> '[{"act":"EXPIRE","standing":true}]'`),
  opensOn: ({ alias }) => member(`${alias}.topic_days`, 'opensOn'),
  closesOn: ({ alias }) => member(`${alias}.topic_days`, 'closesOn'),
  section: (row, asked, draft) => draft.give('section', homeSection(row, draft).section, asked),
  site: (row, asked, draft) => draft.give('site', homeSection(row, draft).site, asked),
  tags: contentTags,
  interpretations,
  policies,
  groups,
};

/** What statements can give of a content; everything else of it is left to the engine. */
export const CONTENT: Face = {
  kind: 'kind',
  fields: { ...CARD, ...PAGE, ...BESIDE, ...HEADS, ...BODIES, ...CHAINS, ...MATERIALS },
};
