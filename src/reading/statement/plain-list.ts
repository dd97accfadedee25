import type { Asked } from './asked.ts';
import type { Draft } from './draft.ts';
import type { Means } from './mark.ts';
import type { Part } from './part.ts';

/** A list of plain objects that the hub makes of a JSON text by the same rule as the engine. */
export function plainList<T>(
  draft: Draft,
  asked: Asked,
  json: readonly Part[],
  rule: (read: T, means: Means) => readonly object[],
): Part[] {
  const [type] = draft.typesOf(asked);
  const fields = draft.fieldsOf(asked);
  const pick = (one: Record<string, unknown>) =>
    Object.fromEntries(
      fields.map(({ key, name }) => [key, name === '__typename' ? type?.name : (one[name] ?? null)]),
    );
  return draft.mark(json, (text, means) =>
    JSON.stringify(rule(JSON.parse(text), means).map((one) => pick(one as Record<string, unknown>))),
  );
}
