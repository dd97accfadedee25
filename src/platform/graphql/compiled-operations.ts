import { type GraphQLSchema, Kind, parse, visit } from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';
import { holdsUnstorable } from './storable-text.ts';

/** One operation of a document, as somebody asks it. */
export interface Question {
  /** SHA-256 of the document. */
  document: string;
  /** The document itself; null where it was named by its hash alone. */
  text: string | null;
  operationName: string | null;
  variables: Record<string, unknown>;
}

interface Operation {
  query: CompiledQuery['query'];
  fields: ReadonlySet<string>;
}

/** Operations known at a time; how often one was answered before it is worth compiling, and the longest that is, in characters. */
const KNOWN = 500;
const WORTH_COMPILING = 2;
const LONGEST = 20_000;

/** Compiling takes the processor for milliseconds, so that there is a pause between two, in ms. */
const PAUSE = 50;

function nameOf({ document, operationName }: Question): string {
  return operationName ? `${document} ${operationName}` : document;
}

/** Every field name that a document says anywhere. */
function fieldsOf(text: string): Set<string> {
  const fields = new Set<string>();
  visit(parse(text), { enter: (node) => void (node.kind === Kind.FIELD && fields.add(node.name.value)) });
  return fields;
}

/**
 * Operations compiled to code, for a schema without mutations. Only what the engine has answered well is compiled, so
 * every document here has passed its checks; whatever does not go well here is the engine's to answer.
 */
export class CompiledOperations<C> {
  readonly #schema: GraphQLSchema;
  readonly #known = new LRUCache<string, Operation | { answered: number }>({ max: KNOWN });
  #compiledAt = Number.NEGATIVE_INFINITY;

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** Notes that the engine answered a question without errors; one that comes often is compiled. */
  note(question: Question): void {
    const name = nameOf(question);
    const known = this.#known.get(name);
    if (known && 'query' in known) return;
    const answered = (known?.answered ?? 0) + 1;
    const operation = answered < WORTH_COMPILING ? null : this.#compile(question);
    this.#known.set(name, operation ?? { answered });
  }

  /** The field names of a compiled question's document; undefined while it is not compiled. */
  fields(question: Question): ReadonlySet<string> | undefined {
    const known = this.#known.get(nameOf(question));
    return known && 'query' in known ? known.fields : undefined;
  }

  /** The body of a good answer; null where there is none, or the question is not compiled. */
  async answer(question: Question, context: C): Promise<string | null> {
    const known = this.#known.get(nameOf(question));
    if (!known || !('query' in known) || holdsUnstorable(question.variables)) return null;
    const { data, errors } = await known.query(undefined, context, question.variables);
    return data && !errors?.length ? `{"data":${JSON.stringify(data)}}\n` : null;
  }

  #compile({ text, operationName }: Question): Operation | null {
    const now = performance.now();
    if (!text || text.length > LONGEST || now - this.#compiledAt < PAUSE) return null;
    this.#compiledAt = now;
    const compiled = compileQuery(this.#schema, parse(text), operationName ?? undefined);
    return isCompiledQuery(compiled) ? { query: compiled.query, fields: fieldsOf(text) } : null;
  }
}
