import { ContentKind } from '../../../src/content/content-kind.ts';
import type { Snapshot } from '../../../src/content/snapshot.ts';
import {
  type Circumstances,
  type Found,
  proofread,
  shippedLexicon,
  textsOf,
} from '../../../src/review/proofing/index.ts';

/** The day on which the tests read, a Sunday, and the site they read for. */
export const CIRCUMSTANCES: Circumstances = {
  on: '2026-11-22',
  domain: 'www.tonggao.example',
  lexicon: shippedLexicon(),
  linked: new Map(),
};

/** A snapshot of a plain article, but for what is given. */
export function snapshotWith(given: Partial<Snapshot>): Snapshot {
  return {
    kind: ContentKind.ARTICLE,
    siteId: 'site',
    sectionId: 'section',
    sensitivity: null,
    title: '关于开展便民服务活动的通知',
    summary: null,
    body: '',
    originName: null,
    originUrl: null,
    originAuthor: null,
    originPublishedAt: null,
    originPrecision: null,
    author: null,
    keywords: [],
    coverAssetId: null,
    policy: null,
    interpretation: null,
    topic: null,
    attachments: [],
    changeNote: null,
    ...given,
  };
}

/** What one rule finds in a snapshot. */
export function foundBy(rule: string, given: Partial<Snapshot>): Found[] {
  return proofed(given).filter((found) => found.rule === rule);
}

/** What all rules find in a snapshot; throws where a finding does not mark what it says. */
export function proofed(given: Partial<Snapshot>): Found[] {
  const snapshot = snapshotWith(given);
  const texts = textsOf(snapshot);
  const found = proofread(snapshot, CIRCUMSTANCES);
  for (const { rule, field, start, end, excerpt } of found) {
    const text = texts[field];
    const isWithin = 0 <= start && start <= end && end <= text.length;
    if (!isWithin || text.slice(start, end) !== excerpt)
      throw new Error(`${rule} marks ${field} ${start}–${end}, which is not “${excerpt}”`);
  }
  return found;
}

/** What one rule finds in a body of paragraphs, one a line. */
export function foundIn(rule: string, text: string): Found[] {
  return foundBy(rule, { body: bodyOf(text) });
}

/** The excerpts of what one rule finds in such a body. */
export function excerptsIn(rule: string, text: string): string[] {
  return foundIn(rule, text).map(({ excerpt }) => excerpt);
}

/** A body of paragraphs, one a line. */
export function bodyOf(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped
    .split('\n')
    .map((line) => `<p>${line}</p>`)
    .join('');
}
