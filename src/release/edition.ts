import { randomUUIDv7 } from 'node:crypto';
import { Entity, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Approval } from '../content/approval.ts';
import type { ChangeKind } from '../content/change-kind.ts';
import type { Grounds } from '../content/grounds.ts';
import type { Snapshot } from '../content/snapshot.ts';
import type { Tier } from '../content/tiers.ts';
import { Node } from '../platform/graphql/node.ts';
import type { Mark } from './mark.ts';

/** What an edition did (发布动作). */
export enum EditionAct {
  PUBLISH = 'PUBLISH',
  CORRECT = 'CORRECT',
  WITHDRAW = 'WITHDRAW',
  RESTORE = 'RESTORE',
  /** Its text stands; another policy repeals or amends it, no longer does, or its time is over. */
  MARK = 'MARK',
}
registerEnumType(EditionAct, { name: 'EditionAct', description: '发布动作' });

/** How a content is taken back: WITHDRAWN keeps the text under a notice, GONE leaves a tombstone, REPLACED points to another. */
export enum WithdrawalKind {
  WITHDRAWN = 'WITHDRAWN',
  GONE = 'GONE',
  REPLACED = 'REPLACED',
}
registerEnumType(WithdrawalKind, { name: 'WithdrawalKind', description: '撤稿方式' });

/** Why and how a content was taken back. */
export interface WithdrawalPart {
  kind: WithdrawalKind;
  explanation: string;
  replacementId: string | null;
}

/** An immutable snapshot of each publish, correction, withdrawal and restoration (发布版): the ledger. The database refuses to change or delete one. */
@Entity()
@Unique({ properties: ['contentId', 'number'] })
@ObjectType({ implements: Node })
export class Edition {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  /** Place in the chain of the whole hub, from 1 without gaps. */
  @Property({ type: 'integer', unique: true })
  sequence!: number;

  /** Place among the editions of its content, from 1. */
  @Field(() => Int)
  @Property({ type: 'integer' })
  number!: number;

  @Index()
  @Property({ type: 'uuid' })
  contentId!: string;

  @Property({ type: 'uuid' })
  copyId!: string;

  @Field(() => EditionAct)
  @Property({ type: 'text' })
  act!: EditionAct;

  @Property({ type: 'jsonb' })
  snapshot!: Snapshot;

  /** Hash of the revision the approvals are bound to. */
  @Field(() => String)
  @Property({ type: 'text' })
  revisionHash!: string;

  @Property({ type: 'jsonb' })
  approvals: Approval[] = [];

  /** The tiers its revision was laid out for when it was submitted, each of which is among the approvals. */
  @Property({ type: 'jsonb', default: '[]' })
  tiers: Tier[] = [];

  /** Everybody who had a part in its text then; none of them is among the approvals. */
  @Property({ type: 'jsonb', default: '[]' })
  authorIds: string[] = [];

  /** What it stands on besides; null in editions from before it was kept. */
  @Property({ type: 'jsonb', nullable: true })
  grounds: Grounds | null = null;

  @Property({ type: 'jsonb', nullable: true })
  withdrawal: WithdrawalPart | null = null;

  /** What stands beside its text and is no part of it: who repeals or amends it, and that its time is over. */
  @Property({ type: 'jsonb', default: '[]' })
  marks: Mark[] = [];

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  changeNote: string | null = null;

  @Field(() => GraphQLDateTime)
  @Property({ type: 'timestamptz' })
  at!: Date;

  /** Null when the hub itself did it by a schedule. */
  @Property({ type: 'uuid', nullable: true })
  byId: string | null = null;

  @Field(() => String)
  @Property({ type: 'text' })
  hash!: string;

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  previousHash: string | null = null;
}

/** Rule: how far an edition corrects the one before; null where it is no correction. */
export function changeKindOf({ act, snapshot }: Pick<Edition, 'act' | 'snapshot'>): ChangeKind | null {
  return act === EditionAct.CORRECT ? (snapshot.changeKind ?? null) : null;
}
