import fc from 'fast-check';
import {
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isObjectType,
} from 'graphql';
import { Plans } from '../../../src/reading/statement/plans.ts';

/** What arguments may be, as they stand in a document: by name, or of one field by `field.name`. */
export type Pool = Readonly<Record<string, readonly string[]>>;

type Field = GraphQLField<unknown, unknown>;
type Wrap = (selection: string) => string;

const choicesOf = (pool: Pool, field: string, name: string) => pool[`${field}.${name}`] ?? pool[name];

/** A field as a document asks for it, with the first of what its arguments may be. */
export function asked({ name, args }: Field, pool: Pool): string {
  const given = args.map((one) => `${one.name}: ${choicesOf(pool, name, one.name)?.[0]}`);
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

/** A type, and how a selection of it stands in a document. */
interface Place {
  type: GraphQLObjectType;
  wrap: Wrap;
}

function placesBelow(schema: GraphQLSchema, { wrap }: Place, field: Field, pool: Pool): Place[] {
  return typesBelow(schema, field).map(([type, condition]) => {
    const inside: Wrap = (selection) => (condition ? `${condition} { ${selection} }` : selection);
    return { type, wrap: (selection) => wrap(`${asked(field, pool)} { ${inside(selection)} }`) };
  });
}

/** The fields of each type that a statement can give, found out by trying each where it is reached by the shortest way. */
export function fitFields(schema: GraphQLSchema, pool: Pool): Map<string, Field[]> {
  const byType = new Map<string, Field[]>();
  const query = schema.getQueryType();
  const places: Place[] = query ? [{ type: query, wrap: (selection) => `{ ${selection} }` }] : [];
  for (const place of places) {
    const { type, wrap } = place;
    if (byType.has(type.name)) continue;
    const known = Object.values(type.getFields()).filter((field) =>
      field.args.every(({ name }) => choicesOf(pool, field.name, name)),
    );
    const fit = known.filter((field) =>
      new Plans(schema, wrap(`${asked(field, pool)}${bodyOf(field)}`), null).find({}),
    );
    byType.set(type.name, fit);
    for (const field of fit) places.push(...placesBelow(schema, place, field, pool));
  }
  return byType;
}

const DECIDING = [' @include(if: $yes)', ' @skip(if: $no)', ' @include(if: $no)', ' @skip(if: false)'];

const directive = fc.oneof(
  { weight: 9, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: fc.constantFrom(...DECIDING) },
);

// Both variables are asked, for a document may not declare what it does not use.
const HEAD = `query ($yes: Boolean = true, $no: Boolean = false) {
  yes: __typename @include(if: $yes) no: __typename @skip(if: $no)`;

function callsOf(field: Field, pool: Pool): fc.Arbitrary<string> {
  const argument = (name: string) =>
    fc.constantFrom(...(choicesOf(pool, field.name, name) ?? ['null'])).map((value) => `${name}: ${value}`);
  const given = field.args.map(({ name }) => (name === 'after' ? fc.option(argument(name)) : argument(name)));
  return fc
    .tuple(...given)
    .map((all) => all.filter((one) => one !== null))
    .map((all) => (all.length > 0 ? `(${all.join(', ')})` : ''));
}

/** Documents of the fields that fit, nested, aliased, in fragments, with arguments from a pool, and directives that ask `$yes` and `$no`. */
export function documents(schema: GraphQLSchema, pool: Pool): fc.Arbitrary<string> {
  const byType = fitFields(schema, pool);
  let aliases = 0;
  const fieldOf = (field: Field, depth: number): fc.Arbitrary<string> => {
    const inner = getNamedType(field.type);
    const below = isLeafType(inner) ? fc.constant('') : setOf(inner.name, depth - 1);
    return fc
      .tuple(callsOf(field, pool), directive, below)
      .map(([args, only, set]) => `a${aliases++}: ${field.name}${args}${only}${set}`);
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
    const shared = isInterfaceType(type) ? [setOfShared(type, types, depth)] : [];
    const any = [fc.constant('__typename'), ...own, ...variants, ...shared];
    return fc
      .array(fc.oneof(...any), { minLength: 1, maxLength: types.length > 0 ? 3 : 5 })
      .map((all) => ` { ${all.join(' ')} }`);
  };
  const setOfShared = (type: GraphQLInterfaceType, types: string[], depth: number) => {
    const isGiven = (name: string, field: Field) =>
      byType.get(name)?.some((one) => one.name === field.name) ?? false;
    const usable = Object.values(type.getFields())
      .filter((field) => types.every((one) => isGiven(one, field)))
      .filter((field) => depth > 0 || isLeafType(getNamedType(field.type)));
    return fc.oneof(...usable.map((field) => fieldOf(field, depth)));
  };
  return setOf('Query', 5).map((set) => `${HEAD}${set.slice(2)}`);
}
