import type { EntityManager } from '@mikro-orm/postgresql';
import { sha256 } from '../platform/canonical-json.ts';
import { Origin } from '../sites/origin.ts';

/** The registered origin that goes by a name; one that is not registered is answered under that name with a stable id. */
export async function findOrigin(em: EntityManager, name: string | null): Promise<Origin | null> {
  if (name === null) return null;
  const known = await em.findOne(Origin, { $or: [{ name }, { aliases: { $contains: [name] } }] });
  return known ?? Object.assign(new Origin(), { id: idOf(name), name });
}

function idOf(name: string): string {
  const [, ...parts] = /^(.{8})(.{4}).(.{3}).(.{3})(.{12})/.exec(sha256(name)) ?? [];
  const [one, two, three, four, five] = parts;
  return `${one}-${two}-8${three}-8${four}-${five}`;
}
