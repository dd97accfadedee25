import { type GraphQLSchema, Kind, parse, visit } from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { FrequentOperations } from './frequent-operations.ts';
import type { Question } from './question.ts';
import { holdsUnstorable } from './storable-text.ts';

interface Operation {
  /** Absent where the operation cannot be compiled. */
  query?: CompiledQuery['query'];
  fields: ReadonlySet<string>;
}

const BOUNDS = { kept: 500, pause: 50, pauseWhenFull: 50 };

/** Every field name that a document says anywhere. */
function fieldsOf(text: string): Set<string> {
  const fields = new Set<string>();
  visit(parse(text), { enter: (node) => void (node.kind === Kind.FIELD && fields.add(node.name.value)) });
  return fields;
}

function compile(schema: GraphQLSchema, text: string, operationName: string | null): Operation {
  const compiled = compileQuery(schema, parse(text), operationName ?? undefined);
  return { query: isCompiledQuery(compiled) ? compiled.query : undefined, fields: fieldsOf(text) };
}

/** Operations compiled to code, for a schema without mutations; whatever does not go well here is the engine's to answer. */
export class CompiledOperations<C> {
  readonly #operations: FrequentOperations<Operation>;

  constructor(schema: GraphQLSchema) {
    this.#operations = new FrequentOperations((text, name) => compile(schema, text, name), BOUNDS);
  }

  /** Notes that the engine answered a question without errors; one that comes often is compiled. */
  note(question: Question): void {
    this.#operations.note(question);
  }

  /** The field names of a compiled question's document; undefined while it is not compiled. */
  fields(question: Question): ReadonlySet<string> | undefined {
    const known = this.#operations.find(question);
    return known?.query && known.fields;
  }

  /** The body of a good answer; null where there is none, or the question is not compiled. */
  async answer(question: Question, context: C): Promise<string | null> {
    const { query } = this.#operations.find(question) ?? {};
    if (!query || holdsUnstorable(question.variables)) return null;
    const { data, errors } = await query(undefined, context, question.variables);
    return data && !errors?.length ? `{"data":${JSON.stringify(data)}}\n` : null;
  }
}
