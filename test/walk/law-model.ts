import { Sensitivity } from '../../src/content/sensitivity.ts';

/** A person of the model: what they are, and whether they reach the main site or the first sub-site only. */
export interface Person {
  username: string;
  roles: readonly string[];
  main: boolean;
}

/** A step of review as the model knows it; `both` reviews and proofreads. */
export interface ModelStep {
  role: string;
  task: 'REVIEW' | 'PROOF' | 'BOTH';
}

/** One approval that stands: at which step, by whom, and for whom they stood. */
export interface ModelDecision {
  step: ModelStep;
  by: string;
  standingFor: string | null;
}

/** Where the model thinks a copy stands. It knows nothing of the product's code but the names of roles and levels. */
export interface ModelCopy {
  id: string;
  main: boolean;
  text: number;
  version: number;
  authors: Set<string>;
  /** Who submitted it last; they do not decide on what they submitted. */
  submitter: string | null;
  state: 'DRAFT' | 'IN_REVIEW' | 'APPROVED' | 'PUBLISHED';
  sensitivity: Sensitivity | null;
  /** What it was submitted for, whatever the table says since. */
  steps: readonly ModelStep[];
  decisions: ModelDecision[];
  content: ModelContent | null;
}

/** What the model thinks readers see. */
export interface ModelContent {
  id: string;
  main: boolean;
  text: number;
  /** Everybody whose words it holds; who corrects it is one more of them. */
  authors: ReadonlySet<string>;
  withdrawn: boolean;
}

/** A tier that somebody lent to a deputy. */
export interface ModelLoan {
  id: string;
  role: string;
  from: Person;
  to: Person;
  over: boolean;
}

/** The steps of each sensitivity now, where an administrator has said something, and what is lent. */
export interface World {
  table: Map<Sensitivity, readonly ModelStep[]>;
  loans: ModelLoan[];
}

export const REVIEWERS = [
  'REVIEWER_OFFICE',
  'REVIEWER_DEPUTY_SECRETARY',
  'REVIEWER_VICE_MAYOR',
  'REVIEWER_PUBLICITY',
];
const WRITERS = ['EDITOR', 'ADMIN'];
const PUBLISHERS = [...WRITERS, ...REVIEWERS];

const TIERS: Record<Sensitivity, readonly string[]> = {
  GENERAL: ['REVIEWER_OFFICE'],
  SENSITIVE: ['REVIEWER_OFFICE', 'REVIEWER_DEPUTY_SECRETARY'],
  STRATEGIC: ['REVIEWER_OFFICE', 'REVIEWER_DEPUTY_SECRETARY', 'REVIEWER_VICE_MAYOR'],
  MEDIA: ['REVIEWER_OFFICE', 'REVIEWER_PUBLICITY'],
};

/** Tables an administrator may think of; the last ones break the law. */
export function plansFor(sensitivity: Sensitivity): { lawful: boolean; steps: readonly ModelStep[] }[] {
  const roles = TIERS[sensitivity];
  const office: ModelStep = { role: 'REVIEWER_OFFICE', task: 'REVIEW' };
  const top: ModelStep = { role: roles.at(-1) ?? '', task: 'REVIEW' };
  const ends = top.role === office.role ? [office] : [office, top];
  const split = roles.flatMap((role) => [
    { role, task: 'REVIEW' } as const,
    { role, task: 'PROOF' } as const,
  ]);
  const editorProof: ModelStep = { role: 'EDITOR', task: 'PROOF' };
  return [
    { lawful: true, steps: split },
    { lawful: true, steps: [editorProof, ...ends] },
    { lawful: true, steps: [...ends, { role: 'REVIEWER_PUBLICITY', task: 'BOTH' }] },
    { lawful: false, steps: ends.map(({ role }) => ({ role, task: 'PROOF' })) },
    { lawful: false, steps: [{ role: 'REVIEWER_PUBLICITY', task: 'REVIEW' }] },
  ];
}

function is(person: Person, roles: readonly string[], at: { main: boolean }): boolean {
  return (person.main || !at.main) && person.roles.some((role) => roles.includes(role));
}

const reviews = ({ task }: ModelStep) => task === 'REVIEW' || task === 'BOTH';
const proofs = ({ task }: ModelStep) => task === 'PROOF' || task === 'BOTH';

/** Whether somebody wrote it, handed it in, or has reviewed (or proofread) it already, in person or through another. */
function hasPart(username: string, copy: ModelCopy, turn: ModelStep): boolean {
  if (copy.authors.has(username) || copy.submitter === username) return true;
  return copy.decisions.some(({ step, by, standingFor }) => {
    const again = (reviews(step) && reviews(turn)) || (proofs(step) && proofs(turn));
    return again && (by === username || standingFor === username);
  });
}

/** In whose name a person may decide the copy's present step: 'self', another's, or null where they may not. */
function standing(person: Person, copy: ModelCopy, world: World): string | null {
  const turn = copy.steps[copy.decisions.length];
  if (!turn || copy.state !== 'IN_REVIEW' || hasPart(person.username, copy, turn)) return null;
  if (is(person, [turn.role], copy)) return 'self';
  if (copy.main && !person.main) return null;
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

/** The law in the model's own words: who may do what to a copy or a content as it stands. */
export const may = {
  compose: (person: Person, main: boolean) => is(person, WRITERS, { main }),
  revise: (person: Person, copy: ModelCopy) => is(person, WRITERS, copy) && copy.state !== 'PUBLISHED',
  submit: (person: Person, copy: ModelCopy) => is(person, WRITERS, copy) && copy.state === 'DRAFT',
  recall: (person: Person, copy: ModelCopy) =>
    is(person, WRITERS, copy) && ['IN_REVIEW', 'APPROVED'].includes(copy.state),
  decide: (person: Person, copy: ModelCopy, world: World) => standing(person, copy, world) !== null,
  sendBack: (person: Person, copy: ModelCopy, world: World) =>
    may.decide(person, copy, world) && copy.decisions.length > 0,
  decideTogether: (person: Person, copy: ModelCopy, world: World) =>
    may.decide(person, copy, world) && copy.sensitivity === 'GENERAL',
  publish: (person: Person, copy: ModelCopy) =>
    is(person, PUBLISHERS, copy) && copy.state === 'APPROVED' && !copy.content?.withdrawn,
  withdraw: (person: Person, content: ModelContent) => is(person, PUBLISHERS, content) && !content.withdrawn,
  restore: (person: Person, content: ModelContent) => is(person, PUBLISHERS, content) && content.withdrawn,
  correct: (person: Person, content: ModelContent, copies: readonly ModelCopy[]) =>
    is(person, WRITERS, content) &&
    !content.withdrawn &&
    !copies.some((copy) => copy.content === content && copy.state !== 'PUBLISHED'),
  rule: (person: Person, lawful: boolean) => lawful && is(person, ['ADMIN'], { main: true }),
  lend: (person: Person, role: string, deputy: Person) =>
    person.roles.includes(role) && deputy !== person && deputy.main === person.main,
  takeBack: (person: Person, loan: ModelLoan) =>
    !loan.over && (loan.from === person || is(person, ['ADMIN'], loan.from)),
};

/** What each permitted act does to a copy, in the model. */
export const effect = {
  revise(copy: ModelCopy, person: Person, text: number): void {
    Object.assign(copy, { text, version: copy.version + 1, state: 'DRAFT', decisions: [] });
    copy.authors.add(person.username);
  },
  submit(copy: ModelCopy, person: Person, sensitivity: Sensitivity, world: World): void {
    const byTier = TIERS[sensitivity].map((role) => ({ role, task: 'BOTH' }) as const);
    const steps = world.table.get(sensitivity) ?? byTier;
    Object.assign(copy, { state: 'IN_REVIEW', sensitivity, steps, decisions: [] });
    copy.submitter = person.username;
  },
  recall: (copy: ModelCopy) => Object.assign(copy, { state: 'DRAFT', decisions: [] }),
  decide(copy: ModelCopy, person: Person, approve: boolean, world: World): void {
    if (!approve) return void Object.assign(copy, { state: 'DRAFT', decisions: [] });
    const name = standing(person, copy, world);
    const step = copy.steps[copy.decisions.length];
    if (step) copy.decisions.push({ step, by: person.username, standingFor: name === 'self' ? null : name });
    if (copy.decisions.length === copy.steps.length) copy.state = 'APPROVED';
  },
  sendBack: (copy: ModelCopy) => void copy.decisions.pop(),
};
