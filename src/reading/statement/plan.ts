import { hash } from 'node:crypto';
import {
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
} from 'graphql';
import { Document, type Fragments } from './asked.ts';
import { Columns, type Write } from './columns.ts';
import { CONTENT } from './content-face.ts';
import { Draft } from './draft.ts';
import type { Finish, From } from './mark.ts';
import { ROOTS } from './roots.ts';
import { countsOf, Row } from './row.ts';
import { SECTION, SITE } from './section-face.ts';
import { Unfit } from './unfit.ts';
import type { Variables } from './variables.ts';

/** An operation as one statement, which gives one row: what its JSON text is written of, tags, list items and bytes of bodies. */
export interface Plan {
  /** Of the statement; operations that come to the same share it. */
  name: string;
  sql: string;
  /** The JSON text of what is sent. */
  write: Write;
  parameters: readonly From[];
  /** Tags that follow from the question alone. */
  tags: readonly ((variables: Variables) => string | null)[];
  marks: readonly Finish[];
}

const FACES = { content: CONTENT, section: SECTION, site: SITE };

/** A longer statement would take longer to plan than it saves, in characters. */
const LONGEST = 100_000;

/** An operation with the fragments of its document. */
export interface Operation {
  node: OperationDefinitionNode;
  fragments: Fragments;
}

/** The operation of a valid document that has this name, or the only one; Unfit for what is not a plain question. */
export function operationOf(text: string, name: string | null): Operation {
  const { definitions } = parse(text);
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of definitions)
    if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  const operations = definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const [node, another] = operations.filter((one) => name === null || one.name?.value === name);
  const isPlain = node?.operation === OperationTypeNode.QUERY && !node.directives?.length;
  if (!node || another || !isPlain) throw new Unfit('an operation');
  return { node, fragments };
}

function planFor(schema: GraphQLSchema, { node, fragments }: Operation, variables: Variables): Plan {
  const type = schema.getQueryType();
  if (!type) throw new Unfit('a schema without questions');
  const draft = new Draft(new Document(schema, fragments, variables), FACES);
  const answer = new Row('answer');
  const columns = new Columns();
  const write = columns.writerOf(draft.objectOf(type, [node.selectionSet], answer, ROOTS));
  const sql = `select ${columns.sent} as sent, ${countsOf(answer)} from (values (1)) answer ${answer.joins.join(' ')}`;
  if (sql.length > LONGEST) throw new Unfit('too much');
  const { parameters, tags, marks } = draft;
  const named = hash('sha256', sql, 'base64url').slice(0, 20);
  return { name: named, sql, write, parameters, tags, marks };
}

/** The statement that answers an operation while its directives find these variables; null where the engine has to. */
export function planOf(schema: GraphQLSchema, operation: Operation, variables: Variables): Plan | null {
  try {
    return planFor(schema, operation, variables);
  } catch (error) {
    if (error instanceof Unfit) return null;
    throw error;
  }
}
