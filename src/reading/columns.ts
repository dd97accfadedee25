import { withImplied } from './implied-fields.ts';

/** Columns of `publication p` by the fields of a content they are read for. */
const BY_FIELD: readonly (readonly [fields: readonly string[], columns: string])[] = [
  [['title', 'tags'], 'p.title'],
  [['summary', 'tags'], 'p.summary'],
  [['path', 'tags'], 'p.path'],
  [['keywords', 'tags'], 'p.keywords'],
  [['tags'], 'p.author'],
  [['policy'], 'p.policy'],
  [['publishedAt', 'tags'], 'p.published_at as "publishedAt"'],
  [['updatedAt'], 'p.updated_at as "updatedAt"'],
  [['section', 'site', 'tags'], 'p.section_id as "sectionId"'],
  [
    ['origin', 'tags'],
    `p.origin_name as "originName", p.origin_url as "originUrl", p.origin_author as "originAuthor",
     p.origin_published_at as "originPublishedAt"`,
  ],
  [['form'], 'p.interpretation_form as form'],
  [['policies'], 'p.policy_ids as "policyIds"'],
  [
    ['edition', 'withdrawal'],
    `p.edition_number as "editionNumber", p.edition_hash as "editionHash", p.edition_at as "editionAt",
     p.change_note as "changeNote", p.change_kind as "changeKind"`,
  ],
  [
    ['withdrawal'],
    `p.withdrawn_at as "withdrawnAt", p.withdrawal_explanation as "withdrawalExplanation",
     p.replacement_id as "replacementId"`,
  ],
];

/** Read for every content: which it is, and whether readers may see its text. */
const ALWAYS = 'p.id, p.kind, p.withdrawal_kind as "withdrawalKind"';

const BULKY = `p.body, p.attachments, p.topic_groups as "topicGroups",
  p.chain, p.marks, p.expires_at as "expiresAt", p.material, p.topic_days as "topicDays"`;
const BULKY_FIELDS = [
  ...['body', 'attachments', 'groups', 'expiresAt', 'expired'],
  ...['background', 'cases', 'figures', 'media', 'opensOn', 'closesOn'],
  ...['repeals', 'repealedBy', 'amends', 'amendedBy'],
];

/** What to read of a content: what lists show, and what pages show beside it. */
export interface Columns {
  card: string;
  page: string;
}

function columnsFor(isAsked: (field: string) => boolean): Columns {
  const asked = BY_FIELD.filter(([fields]) => fields.some(isAsked)).map(([, columns]) => columns);
  const card = [ALWAYS, ...asked].join(', ');
  return { card, page: BULKY_FIELDS.some(isAsked) ? `${card}, ${BULKY}` : card };
}

/** Every column. */
const EVERY_COLUMN: Columns = columnsFor(() => true);

/** Each choice of columns makes statements of its own, which every connection keeps. */
const CHOICES = 64;
const chosen = new Map<string, Columns>([[EVERY_COLUMN.page, EVERY_COLUMN]]);

/** Rule: the columns that questions with these fields need; every column once too many choices are in use. */
export function columnsOf(fields: ReadonlySet<string> | undefined): Columns {
  if (!fields) return EVERY_COLUMN;
  const asked = withImplied(fields);
  const columns = columnsFor((field) => asked.has(field));
  const present = chosen.get(columns.page);
  if (present) return present;
  if (chosen.size >= CHOICES) return EVERY_COLUMN;
  chosen.set(columns.page, columns);
  return columns;
}
