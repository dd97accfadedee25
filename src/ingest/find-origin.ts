import type { EntityManager } from '@mikro-orm/postgresql';
import { sha256 } from '../platform/canonical-json.ts';
import { Origin } from '../sites/origin.ts';
import { namesOf } from './attribution.ts';

/**
 * The registered origin that goes by a name, or by that name without its outlet (官网, 公众号); one that is not registered is
 * answered under that name, word for word, with a stable id.
 */
export async function findOrigin(em: EntityManager, name: string | null): Promise<Origin | null> {
  if (name === null) return null;
  for (const one of namesOf(name)) {
    const where = { $or: [{ name: one }, { aliases: { $contains: [one] } }] };
    const known = await em.findOne(Origin, where, { orderBy: { id: 'asc' } });
    if (known) return known;
  }
  return Object.assign(new Origin(), { id: idOf(name), name });
}

function idOf(name: string): string {
  const [, ...parts] = /^(.{8})(.{4}).(.{3}).(.{3})(.{12})/.exec(sha256(name)) ?? [];
  const [one, two, three, four, five] = parts;
  return `${one}-${two}-8${three}-8${four}-${five}`;
}
