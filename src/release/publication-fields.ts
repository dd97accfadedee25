import { normaliseNumber } from '../content/check-parts.ts';
import { mediaHashesIn } from '../content/media-hashes.ts';
import type { Snapshot, SnapshotAttachment } from '../content/snapshot.ts';
import { plainText } from '../platform/html/sanitise.ts';
import { changeKindOf, type Edition, WithdrawalKind } from './edition.ts';
import { chainOf, type Mark } from './mark.ts';
import { daysOf, groupsOf, materialOf } from './parts-shown.ts';
import type { PublishedAttachment } from './published-text.ts';
import { validityShown } from './validity.ts';

/** Address of a file in the media store, or where it came from when it is only linked. */
function attachmentUrl(file: SnapshotAttachment): string {
  if (!file.sha256) return file.sourceUrl ?? '';
  return `/media/${file.sha256}/${encodeURIComponent(file.name)}`;
}

function published(file: SnapshotAttachment): PublishedAttachment {
  const { name, sha256, bytes, mediaType } = file;
  return { name, url: attachmentUrl(file), sha256, bytes, mediaType };
}

function mediaHashes({ body, attachments }: Snapshot): string[] {
  const offered = attachments.flatMap((file) => (file.sha256 ? [file.sha256] : []));
  return [...new Set([...mediaHashesIn(body), ...offered])].sort();
}

function readable(snapshot: Snapshot) {
  return {
    summary: snapshot.summary,
    body: snapshot.body,
    text: plainText(snapshot.body),
    keywords: snapshot.keywords,
    topicGroups: groupsOf(snapshot.topic),
    material: materialOf(snapshot.interpretation),
    attachments: snapshot.attachments.map(published),
    mediaHashes: mediaHashes(snapshot),
  };
}

const TOMBSTONE = {
  summary: null,
  body: '',
  text: '',
  keywords: [],
  topicGroups: [],
  material: null,
  attachments: [],
  mediaHashes: [],
};

function policyFields({ policy, interpretation }: Snapshot, marks: readonly Mark[]) {
  return {
    policy:
      policy && marks.length > 0
        ? { ...policy, validity: validityShown(policy.validity ?? null, marks) }
        : policy,
    policyNumber: policy?.number ? normaliseNumber(policy.number) : null,
    interpretationForm: interpretation?.form ?? null,
    policyIds: interpretation?.contentIds ?? [],
    chain: chainOf(policy),
  };
}

/** Rule: the readers' fields of an edition; a GONE content keeps no text but its title. */
export function publicationFields(edition: Edition) {
  const { snapshot, withdrawal } = edition;
  const isGone = withdrawal?.kind === WithdrawalKind.GONE;
  return {
    kind: snapshot.kind,
    title: snapshot.title,
    ...(isGone ? TOMBSTONE : readable(snapshot)),
    goneHashes: isGone ? mediaHashes(snapshot) : [],
    ...policyFields(snapshot, edition.marks),
    marks: edition.marks,
    topicDays: daysOf(snapshot.topic),
    expiresAt: snapshot.expiresAt ? new Date(snapshot.expiresAt) : null,
    author: snapshot.author,
    originName: snapshot.originName,
    originUrl: snapshot.originUrl,
    originAuthor: snapshot.originAuthor,
    originPublishedAt: snapshot.originPublishedAt ? new Date(snapshot.originPublishedAt) : null,
    originPrecision: snapshot.originPrecision ?? null,
    editionId: edition.id,
    editionNumber: edition.number,
    editionHash: edition.hash,
    changeNote: edition.changeNote,
    changeKind: changeKindOf(edition),
    withdrawalKind: withdrawal?.kind ?? null,
    withdrawalExplanation: withdrawal?.explanation ?? null,
    replacementId: withdrawal?.replacementId ?? null,
  };
}

/** Rule: the whole readers' row of an edition, but for what it keeps from the first one: its address and its day of publication. */
export function readersRow(edition: Edition) {
  const { snapshot, at, withdrawal } = edition;
  return {
    ...publicationFields(edition),
    site: snapshot.siteId,
    section: snapshot.sectionId,
    updatedAt: at,
    editionAt: at,
    withdrawnAt: withdrawal ? at : null,
  };
}
