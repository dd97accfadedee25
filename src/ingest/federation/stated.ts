import type { Precision } from '../../content/precision.ts';

/** What the list of another hub of this kind says of an entry: where its whole document stands, and the hash of its edition. */
export interface StatedEntry {
  document: string;
  hash: string;
}

/** The edition of a document: its number, and what was corrected and how far. */
export interface StatedEdition {
  number: number;
  hash: string;
  changeNote: string | null;
  changeKind: 'MINOR' | 'SUBSTANTIVE' | null;
}

/** Where another hub says it has a text from; `publishedAt` is an ISO instant. */
export interface StatedOrigin {
  url: string | null;
  publishedAt: string | null;
  precision: Precision | null;
}

/** What another hub says of a document besides its words. */
export interface StatedFacts {
  edition: StatedEdition;
  origin: StatedOrigin | null;
}
