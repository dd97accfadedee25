import type { Asked } from './asked.ts';
import type { Draft } from './draft.ts';
import type { Means } from './mark.ts';
import type { Part } from './part.ts';
import { Unfit } from './unfit.ts';

type Shape = (made: unknown) => unknown;

function memberOf(draft: Draft, asked: Asked, typeName: string): Shape {
  if (asked.name === '__typename') return () => typeName;
  if (asked.nodes[0]?.arguments?.length) throw new Unfit(asked.name);
  return shapeOf(draft, asked);
}

/** Gives of what a rule made as much as is asked for. */
function shapeOf(draft: Draft, asked: Asked): Shape {
  const [type] = draft.typesOf(asked);
  if (!type) return (made) => made ?? null;
  const members = draft
    .fieldsOf(asked)
    .map((one) => ({ key: one.key, name: one.name, shape: memberOf(draft, one, type.name) }));
  const shape = (made: Record<string, unknown>) =>
    Object.fromEntries(members.map((one) => [one.key, one.shape(made[one.name])]));
  return (made) => {
    if (made === null || made === undefined) return null;
    return Array.isArray(made) ? made.map(shape) : shape(made as Record<string, unknown>);
  };
}

/** What the hub makes of a JSON text by the same rule as the engine: a plain object, or a list of them. */
export function plain<T>(
  draft: Draft,
  asked: Asked,
  json: readonly Part[],
  rule: (read: T, means: Means) => object | Promise<object>,
): Part[] {
  const shape = shapeOf(draft, asked);
  const write = (made: object) => JSON.stringify(shape(made));
  return draft.mark(json, (text, means) => {
    const made = rule(JSON.parse(text), means);
    return made instanceof Promise ? made.then(write) : write(made);
  });
}
