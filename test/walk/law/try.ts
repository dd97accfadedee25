import type { Sensitivity } from '../../../src/content/sensitivity.ts';

/** One random step: what is tried, who begins to try, on what, and how. */
export interface Try {
  act: string;
  who: number;
  lawful: boolean;
  which: number;
  sensitivity: Sensitivity;
  role: string;
  edit: 'elsewhere' | 'passage' | 'personal' | 'secret' | 'clean' | 'back' | 'ends' | 'repeals';
  yes: boolean;
}

/** The list, begun at another place. */
export function turned<T>(list: readonly T[], by: number): T[] {
  const start = list.length > 0 ? by % list.length : 0;
  return [...list.slice(start), ...list.slice(0, start)];
}
