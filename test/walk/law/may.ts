import type { Sensitivity } from '../../../src/content/sensitivity.ts';
import type { ModelCheck, ModelContent, ModelCopy, ModelLoan, ModelStep, Person, World } from './nouns.ts';
import { passageOf } from './nouns.ts';
import { PEOPLE, REVIEWERS, TIERS } from './people.ts';
import { has, is, isNamed, reaches, standing } from './standing.ts';

const LEVELS: readonly string[] = ['GENERAL', 'SENSITIVE', 'STRATEGIC', 'MEDIA'];
const LEADERS = ['REVIEWER_VICE_MAYOR', 'REVIEWER_PUBLICITY'];
const TWO_TIERS_UP = ['REVIEWER_DEPUTY_SECRETARY', ...LEADERS];
const WRITERS = ['EDITOR', 'ADMIN'];
const PUBLISHERS = [...WRITERS, ...REVIEWERS];
const PLACERS = ['EDITOR', 'OPERATOR', 'ADMIN'];

/** The steps a copy of this sensitivity is laid out for now. */
export function stepsFor(sensitivity: Sensitivity, { table }: World): readonly ModelStep[] {
  const byTier = TIERS[sensitivity].map((role) => ({ role, task: 'BOTH' }) as const);
  return table.get(sensitivity) ?? byTier;
}

/** What decides on what a leader brought out: of either role there is one person here, who leaves their steps to the other. */
export function inheritedSteps({ roles }: Person, steps: readonly ModelStep[]): readonly ModelStep[] {
  const [mayor, publicity] = LEADERS as [string, string];
  const heir = roles.includes(mayor) ? publicity : mayor;
  const ofHeir = steps.filter(({ role }) => role === heir);
  const isDone = ({ task }: ModelStep) =>
    ofHeir.some((one) => task === 'BOTH' || one.task === 'BOTH' || one.task === task);
  const isLeft = ({ role }: ModelStep) => LEADERS.includes(role) && roles.includes(role);
  return steps
    .filter((step) => !isLeft(step) || !isDone(step))
    .map((step) => (isLeft(step) ? { ...step, role: heir } : step));
}

/** Who let the very passage pass before, and is no author of it; null where nobody did. */
export function passedBy({ proofread, text, authors }: ModelCopy, by: string): string | null {
  const before = proofread?.passage === passageOf(text) ? (proofread?.passedBy ?? null) : null;
  return before !== null && !authors.has(before) && before !== by ? before : null;
}

/** Whether something in a copy stops it when somebody hands it in. */
export const isBlocked = (copy: ModelCopy, by: Person) =>
  copy.text.hit !== null && passedBy(copy, by.username) === null;

// A limited copy that nobody named may decide would wait for ever.
function canBeDecided({ named, authors }: ModelCopy, by: string, steps: readonly ModelStep[]): boolean {
  const able = named?.filter(({ username }) => !authors.has(username) && username !== by);
  return !able || steps.every(({ role }) => able.some((one) => one.roles.includes(role)));
}

const weight = (level: Sensitivity | null) => LEVELS.indexOf(level ?? '');

const isOpen = ({ state }: ModelCopy) => state !== 'PUBLISHED';

/** Whether the last revision of a copy stands. */
export const isFrozen = ({ state, retrospect }: ModelCopy) =>
  state !== 'DRAFT' && retrospect !== 'REFUSED' && retrospect !== 'OVERTAKEN';

/** What is done to a copy that is under way. */
export const may = {
  see: (person: Person, copy: ModelCopy) => reaches(person, copy) && isNamed(person, copy),
  compose: (person: Person, main: boolean) => is(person, WRITERS, { main }),
  revise: (person: Person, copy: ModelCopy) => has(person, WRITERS, copy) && isOpen(copy),
  submit: (person: Person, copy: ModelCopy, level: Sensitivity, world: World) =>
    has(person, WRITERS, copy) &&
    copy.state === 'DRAFT' &&
    weight(level) >= weight(copy.floor) &&
    (isBlocked(copy, person) || canBeDecided(copy, person.username, stepsFor(level, world))),
  reweigh(person: Person, copy: ModelCopy, level: Sensitivity, world: World): boolean {
    if (!has(person, PUBLISHERS, copy) || !isOpen(copy) || copy.sensitivity === level) return false;
    const isOwn = copy.authors.has(person.username) || copy.submitter === person.username;
    const mayLower = has(person, TWO_TIERS_UP, copy) && !isOwn;
    if (weight(level) < weight(copy.sensitivity) && !mayLower) return false;
    return copy.state === 'DRAFT' || canBeDecided(copy, copy.submitter ?? '', stepsFor(level, world));
  },
  /** Only what was frozen, and stands, is shown outside; nothing that is limited. */
  invite: (person: Person, copy: ModelCopy, { checks, now }: World) =>
    is(person, PUBLISHERS, copy) &&
    copy.named === null &&
    isFrozen(copy) &&
    checks.filter((one) => one.copy === copy && !one.revoked && one.expiresAt > now).length < 20,
  revoke: (person: Person, { copy }: ModelCheck) => has(person, PUBLISHERS, copy),
  read: ({ copy, revoked, expiresAt }: ModelCheck, { now }: World) =>
    !revoked && expiresAt > now && copy.named === null,
  override(person: Person, copy: ModelCopy): boolean {
    const isOthers = !copy.authors.has(person.username) && copy.submitter !== person.username;
    const roles = copy.text.hit === 'SECRET' ? ['REVIEWER_VICE_MAYOR'] : TWO_TIERS_UP;
    const { proofread, text } = copy;
    const isAsProofread = proofread?.n === text.n && proofread.level === copy.sensitivity;
    const stands = isAsProofread && proofread.passage !== null && proofread.passedBy === null;
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
