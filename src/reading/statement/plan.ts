import { hash } from 'node:crypto';
import {
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
} from 'graphql';
import type { Variables } from './argument.ts';
import { Document } from './asked.ts';
import { Columns, type Write } from './columns.ts';
import { CONTENT } from './content-face.ts';
import { Draft } from './draft.ts';
import type { Finish } from './mark.ts';
import { ROOTS } from './roots.ts';
import { countsOf, Row } from './row.ts';
import { SECTION, SITE } from './section-face.ts';
import { Unfit } from './unfit.ts';

/** An operation as one statement, which gives one row: what its JSON text is written of, tags, list items and bytes of bodies. */
export interface Plan {
  operation: OperationDefinitionNode;
  /** Of the statement; operations that come to the same share it. */
  name: string;
  sql: string;
  /** The JSON text of what is sent. */
  write: Write;
  parameters: readonly ((variables: Variables) => unknown)[];
  /** Tags that follow from the question alone. */
  tags: readonly ((variables: Variables) => string | null)[];
  marks: readonly Finish[];
}

const FACES = { content: CONTENT, section: SECTION, site: SITE };

/** A longer statement would take longer to plan than it saves, in characters. */
const LONGEST = 100_000;

function operationOf(operations: OperationDefinitionNode[], name: string | null): OperationDefinitionNode {
  const named = operations.filter((one) => name === null || one.name?.value === name);
  const [operation, another] = named;
  const isPlain = operation?.operation === OperationTypeNode.QUERY && !operation.directives?.length;
  if (!operation || another || !isPlain) throw new Unfit('an operation');
  return operation;
}

function planFor(schema: GraphQLSchema, text: string, name: string | null): Plan {
  const { definitions } = parse(text);
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of definitions)
    if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  const operations = definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const operation = operationOf(operations, name);
  const type = schema.getQueryType();
  if (!type) throw new Unfit('a schema without questions');
  const draft = new Draft(new Document(schema, fragments), FACES);
  const answer = new Row('answer');
  const columns = new Columns();
  const write = columns.writerOf(draft.objectOf(type, [operation.selectionSet], answer, ROOTS));
  const sql = `select ${columns.sent} as sent, ${countsOf(answer)} from (values (1)) answer ${answer.joins.join(' ')}`;
  if (sql.length > LONGEST) throw new Unfit('too much');
  const { parameters, tags, marks } = draft;
  const named = hash('sha256', sql, 'base64url').slice(0, 20);
  return { operation, name: named, sql, write, parameters, tags, marks };
}

/** The statement that answers an operation of a valid document; null where the engine has to. */
export function planOf(schema: GraphQLSchema, text: string, operationName: string | null): Plan | null {
  try {
    return planFor(schema, text, operationName);
  } catch (error) {
    if (error instanceof Unfit) return null;
    throw error;
  }
}
