/** One operation of a document, as somebody asks it. */
export interface Question {
  /** SHA-256 of the document. */
  document: string;
  /** The document itself; null where it was named by its hash alone. */
  text: string | null;
  operationName: string | null;
  variables: Record<string, unknown>;
}
