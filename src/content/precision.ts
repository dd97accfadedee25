/** How exactly an upstream time is known. */
export type Precision = 'SECOND' | 'MINUTE' | 'DAY';
