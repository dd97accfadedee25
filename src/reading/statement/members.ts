import { condition, type Kind } from './kind.ts';
import type { Part } from './part.ts';

/** A JSON object of these members. */
export function membersOf(written: readonly Part[][]): Part[] {
  return ['{', ...written.flatMap((member, nth) => (nth > 0 ? [',', ...member] : member)), '}'];
}

// Each place once, behind the one that comes before it in any of the types.
function orderOf(kinds: readonly Kind[]): string[] {
  const order: string[] = [];
  for (const { places } of kinds) {
    let at = -1;
    for (const place of places) {
      const present = order.indexOf(place);
      if (present < 0) order.splice(at + 1, 0, place);
      at = present < 0 ? at + 1 : present;
    }
  }
  return order;
}

function isInOrder({ places }: Kind, order: readonly string[]): boolean {
  return places.every(
    (place, nth) => nth === 0 || order.indexOf(places[nth - 1] ?? '') < order.indexOf(place),
  );
}

// A whole object for each, where what they have in common stands in another order.
function caseOf(kinds: readonly Kind[], written: ReadonlyMap<string, Part[]>, column: string): Part[] {
  return kinds.reduceRight<Part[]>((otherwise, kind) => {
    const give = membersOf(kind.places.map((place) => written.get(place) ?? []));
    return [{ when: condition(column, [kind]), give, otherwise }];
  }, []);
}

/**
 * A JSON object with other members for each of several types; `column` says which type it is. What types have in common
 * stands in the statement but once, for every expression costs time at each execution whether it is reached or not.
 */
export function membersOfKind(
  kinds: readonly Kind[],
  written: ReadonlyMap<string, Part[]>,
  column: string,
): Part[] {
  const order = orderOf(kinds);
  if (!kinds.every((kind) => isInOrder(kind, order))) return caseOf(kinds, written, column);
  const members = order.map((place, nth) => {
    const having = kinds.filter(({ places }) => places.includes(place));
    const member = [',', ...(written.get(place) ?? [])];
    const always = having.length === kinds.length;
    if (always && nth === 0) return member.slice(1);
    return always ? member : [{ when: condition(column, having), give: member, otherwise: [] }];
  });
  const [first] = order;
  const beginsAlike = first !== undefined && kinds.every(({ places }) => places.includes(first));
  const inside = members.flat();
  return ['{', ...(beginsAlike ? inside : [{ tail: inside }]), '}'];
}
