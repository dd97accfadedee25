import { type DirectiveNode, type GraphQLSchema, getVariableValues, Kind, visit } from 'graphql';
import { type Operation, operationOf, type Plan, planOf } from './plan.ts';
import { Unfit } from './unfit.ts';
import type { Variables } from './variables.ts';

/** Each way in which the directives of an operation may decide makes a statement of its own, which every connection keeps. */
const MOST_WAYS = 4;

/** A statement with the variables of a question, coerced. */
export interface Ready {
  plan: Plan;
  variables: Variables;
}

/** The variables that directives of an operation ask, and those of the fragments beside it. */
function decidingIn({ node, fragments }: Operation): string[] {
  const names = new Set<string>();
  const heed = ({ arguments: given = [] }: DirectiveNode) => {
    for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
  };
  for (const one of [node, ...fragments.values()]) visit(one, { Directive: heed });
  return [...names];
}

/** The statements of one operation of a valid document, each written when first needed. */
export class Plans {
  readonly #schema: GraphQLSchema;
  readonly #operation: Operation | null;
  readonly #deciding: readonly string[];
  readonly #written = new Map<string, Plan | null>();

  constructor(schema: GraphQLSchema, text: string, name: string | null) {
    this.#schema = schema;
    this.#operation = fitting(() => operationOf(text, name));
    this.#deciding = this.#operation ? decidingIn(this.#operation) : [];
  }

  /** The statement for what was asked; null where the engine has to answer. */
  find(asked: Record<string, unknown>): Ready | null {
    if (!this.#operation || (this.#deciding.length === 0 && this.#written.get('') === null)) return null;
    const { variableDefinitions } = this.#operation.node;
    const { coerced } = getVariableValues(this.#schema, variableDefinitions ?? [], asked, { maxErrors: 1 });
    const plan = coerced && this.#planFor(this.#operation, coerced);
    return plan ? { plan, variables: coerced } : null;
  }

  /** Leaves to the engine what a statement answers. */
  giveUp({ plan }: Ready): void {
    for (const [way, one] of this.#written) if (one === plan) this.#written.set(way, null);
  }

  #planFor(operation: Operation, variables: Variables): Plan | null {
    const way = this.#deciding.map((name) => (variables[name] ? '+' : '-')).join('');
    const present = this.#written.get(way);
    if (present !== undefined || this.#written.size >= MOST_WAYS) return present ?? null;
    const plan = planOf(this.#schema, operation, variables);
    this.#written.set(way, plan);
    return plan;
  }
}

function fitting<T>(make: () => T): T | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof Unfit) return null;
    throw error;
  }
}
