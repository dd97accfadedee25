import { hashOf } from '../platform/canonical-json.ts';
import type { Attachment } from './attachment.ts';
import type { ChangeKind } from './change-kind.ts';
import type { ContentKind } from './content-kind.ts';
import type { Copy } from './copy.ts';
import type { InterpretationPart, PolicyPart, TopicPart } from './parts.ts';
import type { Precision } from './precision.ts';
import type { Sensitivity } from './sensitivity.ts';

/** A file as a snapshot names it. */
export interface SnapshotAttachment {
  name: string;
  sourceUrl: string | null;
  sha256: string | null;
  bytes: number | null;
  mediaType: string | null;
}

/** Everything of a copy that readers would see, and the sensitivity it is reviewed under; plain JSON. */
export interface Snapshot {
  kind: ContentKind;
  siteId: string;
  sectionId: string;
  sensitivity: Sensitivity | null;
  title: string;
  summary: string | null;
  body: string;
  originName: string | null;
  originUrl: string | null;
  originAuthor: string | null;
  originPublishedAt: string | null;
  originPrecision: Precision | null;
  author: string | null;
  keywords: string[];
  coverAssetId: string | null;
  policy: PolicyPart | null;
  interpretation: InterpretationPart | null;
  topic: TopicPart | null;
  attachments: SnapshotAttachment[];
  changeNote: string | null;
  /** Left out where nothing is corrected, so that revisions of before it was asked keep their hashes. */
  changeKind?: ChangeKind;
  /** Absent where it has no end. */
  expiresAt?: string;
}

function fileOf(attachment: Attachment): SnapshotAttachment {
  const { name, sourceUrl, sha256, bytes, mediaType } = attachment;
  return { name, sourceUrl, sha256, bytes, mediaType };
}

/** The frozen state of a copy with its attachments in order. */
export function snapshotOf(copy: Copy, attachments: Attachment[]): Snapshot {
  return {
    kind: copy.kind,
    siteId: copy.site.id,
    sectionId: copy.section.id,
    sensitivity: copy.sensitivity,
    title: copy.title,
    summary: copy.summary,
    body: copy.body,
    originName: copy.originName,
    originUrl: copy.originUrl,
    originAuthor: copy.originAuthor,
    originPublishedAt: copy.originPublishedAt?.toISOString() ?? null,
    originPrecision: copy.originPrecision,
    author: copy.author,
    keywords: copy.keywords,
    coverAssetId: copy.coverAssetId,
    policy: copy.policy,
    interpretation: copy.interpretation,
    topic: copy.topic,
    attachments: attachments.map(fileOf),
    changeNote: copy.changeNote,
    ...(copy.changeKind ? { changeKind: copy.changeKind } : {}),
    ...(copy.expiresAt ? { expiresAt: copy.expiresAt.toISOString() } : {}),
  };
}

/** The hash that approvals are bound to: SHA-256 over the canonical JSON of the snapshot. */
export function snapshotHash(snapshot: Snapshot): string {
  return hashOf(snapshot);
}
