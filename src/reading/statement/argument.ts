import { Kind, type ValueNode, valueFromAST } from 'graphql';
import type { Asked } from './asked.ts';
import { Unfit } from './unfit.ts';

/** The variables of a question, coerced. */
export type Variables = Record<string, unknown>;

/** What an argument of a field is for given variables, with its default; undefined where it is left out, Unfit where it may not be null and is. */
export function argumentOf({ field, nodes }: Asked, name: string): (variables: Variables) => unknown {
  const definition = field?.args.find((one) => one.name === name);
  if (!definition) throw new Unfit(name);
  const given = nodes[0]?.arguments?.find((one) => one.name.value === name)?.value;
  const otherwise = definition.defaultValue;
  if (given?.kind === Kind.VARIABLE) {
    const variable = given.name.value;
    return (variables) => {
      const value = variables[variable];
      if (value === null && otherwise !== undefined) throw new Unfit(name);
      return value === undefined ? otherwise : value;
    };
  }
  const value = given ? constantOf(given, definition.type) : otherwise;
  return () => value;
}

function constantOf(node: ValueNode, type: Parameters<typeof valueFromAST>[1]): unknown {
  const value: unknown = valueFromAST(node, type);
  if (value === undefined) throw new Unfit('a variable in a value');
  return value;
}

/** The arguments that decide about a field: those said, and those with a default. */
export function decidingArguments({ field, nodes }: Asked): string[] {
  const said = nodes[0]?.arguments?.map((one) => one.name.value) ?? [];
  const preset = field?.args.filter((one) => one.defaultValue !== undefined).map((one) => one.name) ?? [];
  return [...said, ...preset];
}
