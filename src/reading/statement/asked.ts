import {
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  type InlineFragmentNode,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { Unfit } from './unfit.ts';
import type { Variables } from './variables.ts';

/** A field as a document asks for it of one type, all its mentions together. */
export interface Asked {
  /** Its name in the answer. */
  key: string;
  /** Its name in the schema. */
  name: string;
  nodes: FieldNode[];
  /** Absent for `__typename`. */
  field?: GraphQLField<unknown, unknown>;
  /** The arguments that have been heeded. */
  heeded: Set<string>;
}

const DECIDING = [GraphQLSkipDirective.name, GraphQLIncludeDirective.name];

/** What is asked below a field. */
export function below({ nodes }: Asked): SelectionSetNode[] {
  return nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
}

/** The fragments of a document. */
export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** Tells what a valid document asks of each type, fragments spread out, in the order of the answer. */
export class Document {
  readonly schema: GraphQLSchema;
  readonly #fragments: Fragments;
  readonly #variables: Variables;

  /** The variables are those that directives heed. */
  constructor(schema: GraphQLSchema, fragments: Fragments, variables: Variables) {
    this.schema = schema;
    this.#fragments = fragments;
    this.#variables = variables;
  }

  /** The fields asked of a type; Unfit for directives other than `@skip` and `@include`. */
  fieldsOf(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): Asked[] {
    const fields = new Map<string, Asked>();
    for (const set of sets) for (const node of set.selections) this.#add(fields, type, node);
    return [...fields.values()];
  }

  #add(fields: Map<string, Asked>, type: GraphQLObjectType, node: SelectionNode): void {
    if (!this.#isAsked(node)) return;
    if (node.kind === Kind.FIELD) addField(fields, type, node);
    else this.#spread(fields, type, node);
  }

  #isAsked(node: SelectionNode): boolean {
    if (!node.directives?.length) return true;
    if (node.directives.some(({ name }) => !DECIDING.includes(name.value))) throw new Unfit('a directive');
    const { if: skip } = getDirectiveValues(GraphQLSkipDirective, node, this.#variables) ?? {};
    const { if: include } = getDirectiveValues(GraphQLIncludeDirective, node, this.#variables) ?? {};
    return skip !== true && include !== false;
  }

  #spread(
    fields: Map<string, Asked>,
    type: GraphQLObjectType,
    node: FragmentSpreadNode | InlineFragmentNode,
  ): void {
    const fragment = node.kind === Kind.FRAGMENT_SPREAD ? this.#fragments.get(node.name.value) : node;
    if (!fragment || fragment.directives?.length) throw new Unfit('a fragment');
    const condition = fragment.typeCondition?.name.value;
    if (condition && !this.#isA(type, condition)) return;
    for (const one of fragment.selectionSet.selections) this.#add(fields, type, one);
  }

  #isA(type: GraphQLObjectType, name: string): boolean {
    const wider = this.schema.getType(name);
    return wider === type || (isAbstractType(wider) && this.schema.isSubType(wider, type));
  }
}

function addField(fields: Map<string, Asked>, type: GraphQLObjectType, node: FieldNode): void {
  const name = node.name.value;
  const key = node.alias?.value ?? name;
  const present = fields.get(key);
  if (present) present.nodes.push(node);
  else fields.set(key, { key, name, nodes: [node], field: type.getFields()[name], heeded: new Set() });
}
