import type { Sensitivity } from '../../../src/content/sensitivity.ts';
import type { ModelContent, ModelCopy, ModelLoan, ModelStep, Person, World } from './nouns.ts';
import { passageOf } from './nouns.ts';
import { PEOPLE, REVIEWERS, TIERS } from './people.ts';

const LEADERS = ['REVIEWER_VICE_MAYOR', 'REVIEWER_PUBLICITY'];
const TWO_TIERS_UP = ['REVIEWER_DEPUTY_SECRETARY', ...LEADERS];
const WRITERS = ['EDITOR', 'ADMIN'];
const PUBLISHERS = [...WRITERS, ...REVIEWERS];
const PLACERS = ['EDITOR', 'OPERATOR', 'ADMIN'];

const reaches = (person: Person, at: { main: boolean }) => person.main || !at.main;

function is(person: Person, roles: readonly string[], at: { main: boolean }): boolean {
  return reaches(person, at) && person.roles.some((role) => roles.includes(role));
}

const isNamed = (person: Person, { named }: ModelCopy) => named === null || named.includes(person);

function has(person: Person, roles: readonly string[], copy: ModelCopy): boolean {
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

/** The steps a copy of this sensitivity is laid out for now. */
export function stepsFor(sensitivity: Sensitivity, { table }: World): readonly ModelStep[] {
  const byTier = TIERS[sensitivity].map((role) => ({ role, task: 'BOTH' }) as const);
  return table.get(sensitivity) ?? byTier;
}

/** Who let the very passage pass before, and is no author of it; null where nobody did. */
export function passedBy({ proofread, text, authors }: ModelCopy, by: Person): string | null {
  const before = proofread?.passage === passageOf(text) ? (proofread?.passedBy ?? null) : null;
  return before !== null && !authors.has(before) && before !== by.username ? before : null;
}

/** Whether something in a copy stops it when somebody hands it in. */
export const isBlocked = (copy: ModelCopy, by: Person) =>
  copy.text.hit !== null && passedBy(copy, by) === null;

// A limited copy that nobody named may decide would wait for ever.
function canBeDecided({ named, authors }: ModelCopy, by: Person, steps: readonly ModelStep[]): boolean {
  const able = named?.filter((one) => !authors.has(one.username) && one !== by);
  return !able || steps.every(({ role }) => able.some((one) => one.roles.includes(role)));
}

const isOpen = ({ state }: ModelCopy) => state !== 'PUBLISHED';

/** What is done to a copy that is under way. */
export const may = {
  see: (person: Person, copy: ModelCopy) => reaches(person, copy) && isNamed(person, copy),
  compose: (person: Person, main: boolean) => is(person, WRITERS, { main }),
  revise: (person: Person, copy: ModelCopy) => has(person, WRITERS, copy) && isOpen(copy),
  submit: (person: Person, copy: ModelCopy, steps: readonly ModelStep[]) =>
    has(person, WRITERS, copy) &&
    copy.state === 'DRAFT' &&
    (isBlocked(copy, person) || canBeDecided(copy, person, steps)),
  override(person: Person, copy: ModelCopy): boolean {
    const isOthers = !copy.authors.has(person.username) && copy.submitter !== person.username;
    const roles = copy.text.hit === 'SECRET' ? ['REVIEWER_VICE_MAYOR'] : TWO_TIERS_UP;
    const { proofread, text } = copy;
    const stands = proofread?.n === text.n && proofread.passage !== null && proofread.passedBy === null;
    return has(person, roles, copy) && isOthers && stands && copy.state === 'DRAFT';
  },
  recall: (person: Person, copy: ModelCopy) =>
    has(person, WRITERS, copy) && ['IN_REVIEW', 'APPROVED', 'SCHEDULED'].includes(copy.state),
  decide: (person: Person, copy: ModelCopy, world: World) => standing(person, copy, world) !== null,
  sendBack: (person: Person, copy: ModelCopy, world: World) =>
    may.decide(person, copy, world) && copy.decisions.length > 0,
  decideTogether: (person: Person, copy: ModelCopy, world: World) =>
    may.decide(person, copy, world) &&
    copy.sensitivity === 'GENERAL' &&
    !(copy.proofread?.passage && !copy.proofread.passedBy),
  publish: (person: Person, copy: ModelCopy) => may.schedule(person, copy) && !copy.content?.withdrawn,
  schedule: (person: Person, copy: ModelCopy) =>
    has(person, PUBLISHERS, copy) && ['APPROVED', 'SCHEDULED'].includes(copy.state),
  force: (person: Person, copy: ModelCopy) =>
    has(person, LEADERS, copy) &&
    isOpen(copy) &&
    ![...copy.authors, copy.submitter].includes(person.username) &&
    !(copy.text.hit === 'SECRET' && isBlocked(copy, person)) &&
    !copy.content?.withdrawn,
  limit: (person: Person, copy: ModelCopy) => has(person, WRITERS, copy) && isOpen(copy),
};

/** What is done to what is public, and to the table and the loans. */
export const mayToo = {
  withdraw: (person: Person, content: ModelContent) => is(person, PUBLISHERS, content) && !content.withdrawn,
  restore: (person: Person, content: ModelContent) =>
    is(person, PUBLISHERS, content) &&
    content.withdrawn !== null &&
    [null, 'APPROVED'].includes(content.last.retrospect),
  correct: (person: Person, content: ModelContent, copies: readonly ModelCopy[]) =>
    is(person, WRITERS, content) &&
    !content.withdrawn &&
    !copies.some((copy) => copy.content === content && isOpen(copy)),
  place: (person: Person, content: ModelContent, main: boolean) =>
    is(person, PLACERS, { main }) && !content.withdrawn,
  rule: (person: Person, lawful: boolean) => lawful && is(person, ['ADMIN'], { main: true }),
  lend: (person: Person, role: string, deputy: Person) =>
    person.roles.includes(role) && deputy !== person && deputy.main === person.main,
  takeBack: (person: Person, loan: ModelLoan) =>
    !loan.over && (loan.from === person || is(person, ['ADMIN'], loan.from)),
};

/** The people to whom a copy may be limited, by where the choice begins: all, or its reviewers and one more. */
export function peopleToName(which: number): readonly Person[] | null {
  if (which % 4 === 0) return null;
  const some = PEOPLE.filter(({ roles }) => roles.some((role) => REVIEWERS.includes(role)));
  return which % 4 === 1 ? some.slice(0, 1 + (which % 3)) : some;
}
