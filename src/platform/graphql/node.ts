import { Field, ID, InterfaceType } from 'type-graphql';

/** Whatever has an id; `__typename` of the value names the type. */
@InterfaceType({ resolveType: (value: object) => typeNameOf(value) })
export abstract class Node {
  @Field(() => ID)
  id!: string;
}

/** A pointer to any entity by type name and id. */
export interface NodeReference {
  __typename: string;
  id: string;
}

function typeNameOf(value: object): string {
  return (value as Partial<NodeReference>).__typename ?? value.constructor.name;
}
