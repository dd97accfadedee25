import type { ModelCopy, ModelStep, Person, World } from './nouns.ts';

/** Whether a person's organisation reaches a site. */
export const reaches = (person: Person, at: { main: boolean }) => person.main || !at.main;

/** Whether somebody who reaches it has one of these roles. */
export function is(person: Person, roles: readonly string[], at: { main: boolean }): boolean {
  return reaches(person, at) && person.roles.some((role) => roles.includes(role));
}

/** Whether a copy is theirs to see, if limited. */
export const isNamed = (person: Person, { named }: ModelCopy) => named === null || named.includes(person);

/** Both. */
export function has(person: Person, roles: readonly string[], copy: ModelCopy): boolean {
  return is(person, roles, copy) && isNamed(person, copy);
}

const reviews = ({ task }: ModelStep) => task === 'REVIEW' || task === 'BOTH';
const proofs = ({ task }: ModelStep) => task === 'PROOF' || task === 'BOTH';

/** Whether somebody wrote it, handed it in, made it public, or has reviewed (or proofread) it already, in person or through another. */
function hasPart(username: string, copy: ModelCopy, turn: ModelStep): boolean {
  if (copy.authors.has(username) || [copy.submitter, copy.forcedBy].includes(username)) return true;
  return copy.decisions.some(({ step, by, standingFor }) => {
    const again = (reviews(step) && reviews(turn)) || (proofs(step) && proofs(turn));
    return again && (by === username || standingFor === username);
  });
}

/** In whose name a person may decide the copy's present step: 'self', another's, or null where they may not. */
export function standing(person: Person, copy: ModelCopy, world: World): string | null {
  const turn = copy.steps[copy.decisions.length];
  const waits = copy.state === 'IN_REVIEW' || copy.retrospect === 'PENDING';
  if (!turn || !waits || !isNamed(person, copy) || hasPart(person.username, copy, turn)) return null;
  if (is(person, [turn.role], copy)) return 'self';
  if (!reaches(person, copy)) return null;
  const loan = world.loans.find(
    ({ role, from, to, over }) =>
      !over && role === turn.role && to === person && !hasPart(from.username, copy, turn),
  );
  return loan?.from.username ?? null;
}

/** Whether somebody has the role of the present step, or was ever lent it: those whom only their part in it may keep away. */
export function isNear(person: Person, copy: ModelCopy, world: World): boolean {
  const turn = copy.steps[copy.decisions.length]?.role ?? '';
  return person.roles.includes(turn) || world.loans.some(({ role, to }) => role === turn && to === person);
}

/** Whether nobody but a deputy of theirs, or one they stood for, has kept somebody from deciding. */
export function isKeptByDeputy(person: Person, copy: ModelCopy, world: World): boolean {
  const decisions = copy.decisions.map((one) => ({ ...one, standingFor: null }));
  const bare = { ...copy, decisions };
  return standing(person, copy, world) === null && standing(person, bare, world) !== null;
}
