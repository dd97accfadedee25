import { randomUUIDv7 } from 'node:crypto';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Node } from '../platform/graphql/node.ts';
import { Role } from './role.ts';

/** A person of an organisation who works in the hub. How they sign in is the sign-in library's business; its account bears the same id. */
@Entity()
@ObjectType({ implements: Node })
export class User {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @Field(() => String)
  @Property({ type: 'text', unique: true })
  username!: string;

  @Field(() => String)
  @Property({ type: 'text' })
  name!: string;

  @Field(() => [Role])
  @Property({ type: 'text[]' })
  roles: Role[] = [];

  /** Organisations are of a later folder, so only the id is kept here. */
  @Property({ type: 'uuid', nullable: true })
  organisationId: string | null = null;

  /** Where reminders are mailed to; nobody else's business. */
  @Property({ type: 'text', nullable: true })
  email: string | null = null;

  @Property({ type: 'boolean' })
  active = true;

  @Property({ type: 'timestamptz' })
  createdAt: Date = new Date();
}
