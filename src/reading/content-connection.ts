import { Field, ObjectType } from 'type-graphql';
import { PageInfo } from '../platform/graphql/connection.ts';
import { Content } from './content.ts';

/** An item of a list. */
@ObjectType({ simpleResolvers: true })
export class ContentEdge {
  @Field(() => String)
  cursor!: string;

  @Field(() => Content)
  node!: Content;
}

/** A page of a list; cursors stay valid while new content arrives. */
@ObjectType({ simpleResolvers: true })
export class ContentConnection {
  @Field(() => [ContentEdge])
  edges!: ContentEdge[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;

  /** How many there are in all; asked only where somebody wants to know. */
  count!: () => Promise<number>;
}
