import { DutyKind } from '../duties/duty.ts';
import { Role } from '../identity/role.ts';
import type { Level } from './level.ts';

const REVIEWERS = [
  Role.REVIEWER_OFFICE,
  Role.REVIEWER_DEPUTY_SECRETARY,
  Role.REVIEWER_VICE_MAYOR,
  Role.REVIEWER_PUBLICITY,
];

const OPERATED: readonly DutyKind[] = [DutyKind.WITHDRAW, DutyKind.DELIVER, DutyKind.ROTATE];

/** Somebody who may be reminded. */
export interface Person {
  id: string;
  roles: readonly Role[];
  organisationId: string | null;
}

/** Whose duty it is: its kind, and the organisation that owes it with those above it, the nearest first. */
export interface Ower {
  kind: DutyKind;
  hasSite: boolean;
  chain: readonly string[];
}

/**
 * Rule: who is reminded of a duty. At 50 % whoever does it: editors of the organisation that owes it (of what is done on channels its
 * operators too, of a review its reviewers, of what no site owes administrators), or where it has none, those of the nearest above it that has some.
 * From 80 % on their heads as well: supervisors and 信息办负责人, found the same way. At 100 % every supervisor above.
 */
export function recipients(level: Level, ower: Ower, people: readonly Person[]): string[] {
  const doers = nearest(ower.chain, people, doersOf(ower));
  const heads = level >= 80 ? nearest(ower.chain, people, [Role.SUPERVISOR, Role.REVIEWER_OFFICE]) : [];
  const above = level >= 100 ? people.filter((person) => isOf(person, ower.chain, [Role.SUPERVISOR])) : [];
  return [...new Set([...doers, ...heads, ...above].map(({ id }) => id))];
}

function doersOf({ kind, hasSite }: Ower): Role[] {
  if (kind === DutyKind.REVIEW || kind === DutyKind.RETROSPECT) return REVIEWERS;
  const more = OPERATED.includes(kind) ? [Role.OPERATOR] : [];
  return hasSite ? [Role.EDITOR, ...more] : [Role.EDITOR, Role.ADMIN];
}

function nearest(chain: readonly string[], people: readonly Person[], roles: Role[]): Person[] {
  const found = chain.map((one) => people.filter((person) => isOf(person, [one], roles)));
  return found.find((some) => some.length > 0) ?? [];
}

function isOf({ organisationId, roles }: Person, chain: readonly string[], wanted: Role[]): boolean {
  return (
    organisationId !== null && chain.includes(organisationId) && wanted.some((role) => roles.includes(role))
  );
}
