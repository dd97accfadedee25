/** The variables of a question, coerced. */
export type Variables = Record<string, unknown>;
