import type { EntityManager } from '@mikro-orm/core';

/** The filter of every query on copies: what a copy limited to named people shows to nobody else. */
export const NAMED = 'named';

/** Who asks, as the filter is told by each context; the hub itself tells nothing, and sees all. */
export interface Asker {
  id: string | null;
}

/** Rule: which copies an asker may see: those that name nobody, and those that name the asker. */
export function whoIsNamed(_args: unknown, _type: unknown, em: EntityManager): { $or?: object[] } {
  const asker = em.getFilterParams<Partial<Asker>>(NAMED) as Asker | undefined;
  if (!asker) return {};
  const named = asker.id ? [{ namedIds: { $contains: [asker.id] } }] : [];
  return { $or: [{ namedIds: null }, ...named] };
}
