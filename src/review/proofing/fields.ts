/** The texts that are running words, in order. */
export const FIELDS = ['title', 'summary', 'body'] as const;

/** All texts that readers see, in order; keywords and names of files are no sentences, and are read for what must not be public. */
export const EVERYWHERE = [...FIELDS, 'changeNote', 'keywords', 'attachments'] as const;

/** One of the texts a check reads. */
export type TextField = (typeof EVERYWHERE)[number];
