import { type GraphQLSchema, getVariableValues } from 'graphql';
import type { Pool } from 'pg';
import { MAX_ITEMS, MAX_TEXT } from '../budget.ts';
import type { Given } from '../limits/price-list.ts';
import { finishMarks, type Means } from './mark.ts';
import type { Plan } from './plan.ts';

/** What a statement answered. */
export interface Answer {
  /** The JSON text of the data. */
  data: string;
  tags: Set<string>;
  /** The text is counted no smaller than it is, and roughly. */
  given: Given;
}

/** What a plan is carried out with. */
export interface Hand extends Means {
  schema: GraphQLSchema;
  reader: Pool;
}

interface Found {
  sent: string;
  tags: string | null;
  items: string | number;
  bytes: string | number;
}

/** Carries out a plan; null where it does not go well: the engine then says why. Throws when the statement fails. */
export async function answerBy(
  plan: Plan,
  asked: Record<string, unknown>,
  { schema, reader, ...means }: Hand,
): Promise<Answer | null> {
  const { coerced } = getVariableValues(schema, plan.operation.variableDefinitions ?? [], asked, {
    maxErrors: 1,
  });
  if (!coerced) return null;
  const values = plan.parameters.map((from) => from(coerced));
  const { rows } = await reader.query<Found>({ name: plan.name, text: plan.sql, values });
  const [found] = rows;
  if (!found) return null;
  const { sent, tags, items, bytes } = found;
  const json = plan.write(sent);
  const given = { items: Number(items), text: Math.min(Number(bytes), json.length) };
  if (given.items > MAX_ITEMS || given.text > MAX_TEXT) return null;
  const data = await finishMarks(json, plan.marks, means);
  const told = tags?.split(' ').filter(Boolean) ?? [];
  const follow = plan.tags.flatMap((from) => from(coerced) ?? []);
  return { data, tags: new Set([...told, ...follow]), given };
}
