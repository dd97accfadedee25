import { Field, ID, InterfaceType } from 'type-graphql';

/** Whatever readers can fetch by id. The desk has an interface of the same name, whose types must not come in here. */
@InterfaceType({ description: '可按编号读取的对象' })
export abstract class Node {
  @Field(() => ID)
  id!: string;
}
