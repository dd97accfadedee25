/** What long-title finds. */
export const hits = [33, 34, 35, 36, 40, 41, 45, 48, 50, 52, 55, 60, 62, 63, 64] as const;

/** What reads alike and is in order. */
export const nearMisses = [1, 4, 8, 12, 16, 18, 20, 22, 24, 26, 28, 29, 30, 31, 32] as const;
