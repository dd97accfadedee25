import { Kind, type ValueNode, valueFromAST } from 'graphql';
import type { Asked } from './asked.ts';
import { Unfit } from './unfit.ts';
import type { Variables } from './variables.ts';

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
  if (!given) return () => otherwise;
  const read = (variables: Variables) => {
    const value: unknown = valueFromAST(given, definition.type, variables);
    if (value === undefined) throw new Unfit(name);
    return value;
  };
  if (holdsVariables(given)) return read;
  const value = read({});
  return () => value;
}

function holdsVariables(node: ValueNode): boolean {
  if (node.kind === Kind.LIST) return node.values.some(holdsVariables);
  if (node.kind === Kind.OBJECT) return node.fields.some(({ value }) => holdsVariables(value));
  return node.kind === Kind.VARIABLE;
}

/** The arguments that decide about a field: those said, and those with a default. */
export function decidingArguments({ field, nodes }: Asked): string[] {
  const said = nodes[0]?.arguments?.map((one) => one.name.value) ?? [];
  const preset = field?.args.filter((one) => one.defaultValue !== undefined).map((one) => one.name) ?? [];
  return [...said, ...preset];
}
