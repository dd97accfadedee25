import {
  type ASTVisitor,
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';
import { Refusal } from '../refusal.ts';

/** Bounds of one GraphQL document. Tokens are counted by the parser, the rest with fragments spread out. */
export const LIMITS = { tokens: 6_000, depth: 16, fields: 1_500, aliases: 100, repeats: 50, directives: 40 };

interface Measure {
  depth: number;
  fields: number;
  aliases: number;
  /** Fields said again in the same place. */
  repeats: number;
  directives: number;
}

const NOTHING: Measure = { depth: 0, fields: 0, aliases: 0, repeats: 0, directives: 0 };

type Fragments = Map<string, FragmentDefinitionNode>;
type Known = Map<string, Measure>;

function add(total: Measure, part: Measure): void {
  total.depth = Math.max(total.depth, part.depth);
  total.fields += part.fields;
  total.aliases += part.aliases;
  total.repeats += part.repeats;
  total.directives += part.directives;
}

function measureFragment(name: string, fragments: Fragments, known: Known): Measure {
  const found = known.get(name);
  if (found) return found;
  const empty = { ...NOTHING };
  known.set(name, empty); // a fragment that spreads itself is refused by the engine's own rules
  const fragment = fragments.get(name);
  const measured = fragment ? measureSelections(fragment.selectionSet, fragments, known) : empty;
  known.set(name, measured);
  return measured;
}

function measureNode(node: SelectionNode, fragments: Fragments, known: Known): Measure {
  const isSpread = node.kind === Kind.FRAGMENT_SPREAD;
  const below = isSpread
    ? measureFragment(node.name.value, fragments, known)
    : measureSelections(node.selectionSet, fragments, known);
  const directives = below.directives + (node.directives?.length ?? 0);
  if (node.kind !== Kind.FIELD) return { ...below, directives };
  const aliases = below.aliases + (node.alias ? 1 : 0);
  return { ...below, depth: below.depth + 1, fields: below.fields + 1, aliases, directives };
}

function measureSelections(set: SelectionSetNode | undefined, fragments: Fragments, known: Known): Measure {
  const total = { ...NOTHING };
  const said = new Set<string>();
  for (const node of set?.selections ?? []) {
    add(total, measureNode(node, fragments, known));
    if (node.kind !== Kind.FIELD) continue;
    const name = (node.alias ?? node.name).value;
    if (said.has(name)) total.repeats += 1;
    said.add(name);
  }
  return total;
}

/** Depth, fields, aliases, repeats and directives of a document, with fragments spread out; linear in its size. */
function measure(document: DocumentNode): Measure {
  const fragments: Fragments = new Map();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  const total = { ...NOTHING };
  const known: Known = new Map();
  for (const node of document.definitions) {
    if (node.kind === Kind.OPERATION_DEFINITION)
      add(total, measureSelections(node.selectionSet, fragments, known));
  }
  return total;
}

/** Validation rule: refuses a document over the limits with TOO_COSTLY. */
export function costRule(context: ValidationContext): ASTVisitor {
  return {
    Document(document) {
      const measured = measure(document);
      for (const unit of ['depth', 'fields', 'aliases', 'repeats', 'directives'] as const) {
        if (measured[unit] <= LIMITS[unit]) continue;
        const originalError = new Refusal('TOO_COSTLY', undefined, {
          unit,
          found: measured[unit],
          limit: LIMITS[unit],
        });
        context.reportError(new GraphQLError(originalError.message, { originalError }));
        return false;
      }
      return undefined;
    },
  };
}
