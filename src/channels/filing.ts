import { randomUUIDv7 } from 'node:crypto';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../platform/graphql/node.ts';
import { Account } from './account.ts';

/** What a filing asks for (备案事项). */
export enum FilingKind {
  OPEN = 'OPEN',
  CHANGE = 'CHANGE',
  CLOSE = 'CLOSE',
}
registerEnumType(FilingKind, {
  name: 'FilingKind',
  description: '备案事项',
  valuesConfig: {
    OPEN: { description: '开设' },
    CHANGE: { description: '变更' },
    CLOSE: { description: '关停' },
  },
});

/** How a filing stands (备案状态). */
export enum FilingState {
  SUBMITTED = 'SUBMITTED',
  APPROVED = 'APPROVED',
  RETURNED = 'RETURNED',
}
registerEnumType(FilingState, { name: 'FilingState', description: '备案办理状态' });

/** What a filing changes of an account. */
export interface AccountChanges {
  name?: string;
  responsibleId?: string;
  operatorIds?: string[];
}

/** An opening, a change or a closing of an account, as it was filed and decided (备案). */
@Entity()
@ObjectType({ implements: Node })
export class Filing {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @Index()
  @ManyToOne(() => Account)
  account!: Account;

  @Field(() => FilingKind)
  @Property({ type: 'text' })
  kind!: FilingKind;

  @Field(() => FilingState)
  @Property({ type: 'text' })
  state: FilingState = FilingState.SUBMITTED;

  @Field(() => String)
  @Property({ type: 'text' })
  reason!: string;

  @Property({ type: 'jsonb', nullable: true })
  changes: AccountChanges | null = null;

  @Property({ type: 'uuid', nullable: true })
  byId: string | null = null;

  @Field(() => GraphQLDateTime)
  @Property({ type: 'timestamptz' })
  at!: Date;

  @Property({ type: 'uuid', nullable: true })
  decidedById: string | null = null;

  @Field(() => GraphQLDateTime, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  decidedAt: Date | null = null;

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  remark: string | null = null;
}
