import fc from 'fast-check';
import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
} from 'graphql';
import { planOf } from '../../../src/reading/statement/plan.ts';

/** What arguments may be, as they stand in a document. */
export type Pool = Readonly<Record<string, readonly string[]>>;

type Field = GraphQLField<unknown, unknown>;
type Wrap = (selection: string) => string;

function asked({ name, args }: Field, pool: Pool): string {
  const given = args.map((one) => `${one.name}: ${pool[one.name]?.[0]}`);
  return given.length > 0 ? `${name}(${given.join(', ')})` : name;
}

const bodyOf = (field: Field) => (isLeafType(getNamedType(field.type)) ? '' : ' { __typename }');

function typesBelow(schema: GraphQLSchema, field: Field): [type: GraphQLObjectType, condition: string][] {
  const inner = getNamedType(field.type);
  if (isObjectType(inner)) return [[inner, '']];
  return isAbstractType(inner)
    ? schema.getPossibleTypes(inner).map((one) => [one, `... on ${one.name}`])
    : [];
}

/** The fields of each type that a statement can give, found out by trying. */
export function fitFields(schema: GraphQLSchema, pool: Pool): Map<string, Field[]> {
  const byType = new Map<string, Field[]>();
  const visit = (type: GraphQLObjectType, wrap: Wrap) => {
    if (byType.has(type.name)) return;
    const known = Object.values(type.getFields()).filter(({ args }) => args.every(({ name }) => pool[name]));
    const fit = known.filter((field) => planOf(schema, wrap(`${asked(field, pool)}${bodyOf(field)}`), null));
    byType.set(type.name, fit);
    for (const field of fit) {
      for (const [one, condition] of typesBelow(schema, field)) {
        const inside: Wrap = (selection) => (condition ? `${condition} { ${selection} }` : selection);
        visit(one, (selection) => wrap(`${asked(field, pool)} { ${inside(selection)} }`));
      }
    }
  };
  const query = schema.getQueryType();
  if (query) visit(query, (selection) => `{ ${selection} }`);
  return byType;
}

/** Documents of the fields that fit, nested, aliased, in fragments, with arguments from a pool. */
export function documents(schema: GraphQLSchema, pool: Pool): fc.Arbitrary<string> {
  const byType = fitFields(schema, pool);
  const argument = (name: string) =>
    fc.constantFrom(...(pool[name] ?? ['null'])).map((value) => `${name}: ${value}`);
  const call = (field: Field) =>
    fc
      .tuple(
        ...field.args.map((one) =>
          one.name === 'after' ? fc.option(argument('after')) : argument(one.name),
        ),
      )
      .map((all) => all.filter((one) => one !== null))
      .map((all) => (all.length > 0 ? `(${all.join(', ')})` : ''));
  let aliases = 0;
  const fieldOf = (field: Field, depth: number): fc.Arbitrary<string> => {
    const inner = getNamedType(field.type);
    const below = isLeafType(inner) ? fc.constant('') : setOf(inner.name, depth - 1);
    return fc.tuple(call(field), below).map(([args, set]) => `a${aliases++}: ${field.name}${args}${set}`);
  };
  const membersOf = (name: string, depth: number): fc.Arbitrary<string>[] =>
    (byType.get(name) ?? [])
      .filter((field) => depth > 0 || isLeafType(getNamedType(field.type)))
      .map((field) => fieldOf(field, depth));
  const setOf = (name: string, depth: number): fc.Arbitrary<string> => {
    const type = schema.getType(name);
    const types = isAbstractType(type) ? schema.getPossibleTypes(type).map((one) => one.name) : [];
    const own = isAbstractType(type) ? [] : membersOf(name, depth);
    const variants = types.map((one) => setOf(one, depth).map((set) => `... on ${one} ${set}`));
    const shared = types.length > 0 ? [setOfShared(types, depth)] : [];
    const any = [fc.constant('__typename'), ...own, ...variants, ...shared];
    return fc
      .array(fc.oneof(...any), { minLength: 1, maxLength: types.length > 0 ? 3 : 5 })
      .map((all) => ` { ${all.join(' ')} }`);
  };
  const setOfShared = (types: string[], depth: number) => {
    const [first = '', ...others] = types;
    const names = (name: string) => new Set((byType.get(name) ?? []).map((field) => field.name));
    const common = (byType.get(first) ?? []).filter((field) =>
      others.every((one) => names(one).has(field.name)),
    );
    const usable = common.filter((field) => depth > 0 || isLeafType(getNamedType(field.type)));
    return fc.oneof(...usable.map((field) => fieldOf(field, depth)));
  };
  return setOf('Query', 5);
}
