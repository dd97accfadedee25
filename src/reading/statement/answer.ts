import type { Pool } from 'pg';
import { MAX_ITEMS, MAX_TEXT } from '../budget.ts';
import type { Given } from '../limits/price-list.ts';
import type { ReadingContext } from '../reading-context.ts';
import { finishMarks, type Means } from './mark.ts';
import type { Plan } from './plan.ts';
import type { Variables } from './variables.ts';

/** What a statement answered. */
export interface Answer {
  /** The JSON text of the data. */
  data: string;
  tags: Set<string>;
  /** The text is counted no smaller than it is, and roughly. */
  given: Given;
}

/** What a plan is carried out with. */
export interface Hand {
  reader: Pool;
  publicUrl: string;
  /** What resolvers have, for what the hub does itself. */
  context: () => ReadingContext;
}

interface Found {
  sent: string;
  tags: string | null;
  items: string | number;
  bytes: string | number;
}

const NOTHING: Given = { items: 0, text: 0 };

/** The means of one answer, with what was read by them. */
function meansOf({ publicUrl, context }: Hand, variables: Variables) {
  const used: ReadingContext[] = [];
  const only = () => {
    used[0] ??= context();
    return used[0];
  };
  return {
    means: { publicUrl, variables, context: only } satisfies Means,
    given: () => used[0]?.budget.given ?? NOTHING,
    tags: () => used[0]?.tags ?? [],
  };
}

async function valuesOf({ parameters }: Plan, means: Means): Promise<unknown[]> {
  const values = parameters.map((from) => from(means.variables, means));
  return values.some((value) => value instanceof Promise) ? Promise.all(values) : values;
}

/** Carries out a plan with coerced variables; null where it does not go well: the engine then says why. Throws when the statement fails. */
export async function answerBy(plan: Plan, variables: Variables, hand: Hand): Promise<Answer | null> {
  const beside = meansOf(hand, variables);
  const values = await valuesOf(plan, beside.means);
  const { rows } = await hand.reader.query<Found>({ name: plan.name, text: plan.sql, values });
  const [found] = rows;
  if (!found || Number(found.items) > MAX_ITEMS) return null;
  const { text: data, plain } = await finishMarks(plan.write(found.sent), plan.marks, beside.means);
  const { items, text } = beside.given();
  const given = { items: Number(found.items) + items, text: Math.min(Number(found.bytes), plain) + text };
  if (given.items > MAX_ITEMS || given.text > MAX_TEXT) return null;
  const told = found.tags?.split(' ').filter(Boolean) ?? [];
  const follow = plan.tags.flatMap((from) => from(variables) ?? []);
  return { data, tags: new Set([...told, ...follow, ...beside.tags()]), given };
}
