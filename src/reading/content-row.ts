import type { ChangeKind } from '../content/change-kind.ts';
import { ContentKind } from '../content/content-kind.ts';
import type { InterpretationForm, InterpretationPart, PolicyPart, TopicGroupPart } from '../content/parts.ts';
import { WithdrawalKind } from '../release/edition.ts';
import type { ChainLink, Mark } from '../release/mark.ts';
import type { PublishedAttachment } from '../release/published-text.ts';
import { Article, type Content, type ContentRest, Interpretation, Policy, Topic } from './content.ts';

/** A row of `publication` under the names of columns.ts; columns that nobody asked for are absent. */
export interface ContentRow {
  id: string;
  kind: ContentKind;
  title: string;
  summary: string | null;
  path: string;
  keywords: string[];
  author: string | null;
  policy: PolicyPart | null;
  publishedAt: Date;
  updatedAt: Date;
  sectionId: string;
  originName: string | null;
  originUrl: string | null;
  originAuthor: string | null;
  originPublishedAt: Date | null;
  form: InterpretationForm | null;
  policyIds: string[];
  editionNumber: number;
  editionHash: string;
  editionAt: Date;
  changeNote: string | null;
  changeKind: ChangeKind | null;
  withdrawalKind: WithdrawalKind | null;
  withdrawnAt: Date | null;
  withdrawalExplanation: string | null;
  replacementId: string | null;
  body?: string;
  attachments?: PublishedAttachment[];
  topicGroups?: TopicGroupPart[];
  chain?: ChainLink[];
  marks?: Mark[];
  material?: InterpretationPart | null;
  topicDays?: ContentRest['topicDays'];
  expiresAt?: Date | null;
}

const TYPES = {
  [ContentKind.ARTICLE]: Article,
  [ContentKind.POLICY]: Policy,
  [ContentKind.INTERPRETATION]: Interpretation,
  [ContentKind.TOPIC]: Topic,
};

function originOf(row: ContentRow) {
  const { originName: name, originUrl: url, originAuthor: author, originPublishedAt: publishedAt } = row;
  return name || url || author ? { name, url, author, publishedAt } : null;
}

function withdrawalOf(row: ContentRow) {
  if (!row.withdrawalKind) return null;
  return {
    kind: row.withdrawalKind,
    at: row.withdrawnAt ?? row.editionAt,
    explanation: row.withdrawalExplanation ?? '',
    replacementId: row.replacementId,
  };
}

function restOf(row: ContentRow, gone: boolean) {
  const { body, attachments, topicGroups, chain = [], marks = [] } = row;
  const { expiresAt = null, material = null, topicDays = null } = row;
  if (body === undefined || !attachments || !topicGroups) return undefined;
  const text = gone ? { body: null, attachments: [], topicGroups: [] } : { body, attachments, topicGroups };
  return { ...text, chain, marks, expiresAt, topicDays, material: gone ? null : material };
}

/** The content a row shows to readers; a GONE one shows nothing of its text. */
export function toContent(row: ContentRow): Content {
  const gone = row.withdrawalKind === WithdrawalKind.GONE;
  const { editionNumber: number, editionHash: hash, editionAt, changeNote, changeKind } = row;
  const { id, kind, title, path, author, publishedAt, updatedAt, sectionId, policyIds, policy, form } = row;
  return Object.assign(new TYPES[kind](), {
    ...{ id, kind, title, path, author, publishedAt, updatedAt, sectionId, policyIds, policy, form },
    summary: gone ? null : row.summary,
    keywords: gone ? [] : row.keywords,
    origin: originOf(row),
    edition: { number, hash, publishedAt: editionAt, changeNote, changeKind },
    withdrawal: withdrawalOf(row),
    rest: restOf(row, gone),
  });
}
