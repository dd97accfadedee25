import { Sensitivity } from '../../src/content/sensitivity.ts';

/** A person of the model: what they are, and whether they reach the main site or the first sub-site only. */
export interface Person {
  username: string;
  roles: readonly string[];
  main: boolean;
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
  tiers: readonly string[];
  deciders: string[];
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

const REVIEWERS = [
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

function is(person: Person, roles: readonly string[], at: { main: boolean }): boolean {
  return (person.main || !at.main) && person.roles.some((role) => roles.includes(role));
}

/** The law in the model's own words: who may do what to a copy or a content as it stands. */
export const may = {
  compose: (person: Person, main: boolean) => is(person, WRITERS, { main }),
  revise: (person: Person, copy: ModelCopy) => is(person, WRITERS, copy) && copy.state !== 'PUBLISHED',
  submit: (person: Person, copy: ModelCopy) => is(person, WRITERS, copy) && copy.state === 'DRAFT',
  recall: (person: Person, copy: ModelCopy) =>
    is(person, WRITERS, copy) && ['IN_REVIEW', 'APPROVED'].includes(copy.state),
  decide(person: Person, copy: ModelCopy): boolean {
    const turn = copy.tiers[copy.deciders.length] ?? '';
    const parts = [...copy.authors, copy.submitter, ...copy.deciders];
    const own = parts.includes(person.username);
    return copy.state === 'IN_REVIEW' && !own && is(person, [turn], copy);
  },
  publish: (person: Person, copy: ModelCopy) =>
    is(person, PUBLISHERS, copy) && copy.state === 'APPROVED' && !copy.content?.withdrawn,
  withdraw: (person: Person, content: ModelContent) => is(person, PUBLISHERS, content) && !content.withdrawn,
  restore: (person: Person, content: ModelContent) => is(person, PUBLISHERS, content) && content.withdrawn,
  correct: (person: Person, content: ModelContent, copies: readonly ModelCopy[]) =>
    is(person, WRITERS, content) &&
    !content.withdrawn &&
    !copies.some((copy) => copy.content === content && copy.state !== 'PUBLISHED'),
};

/** What each permitted act does to a copy, in the model. */
export const effect = {
  revise(copy: ModelCopy, person: Person, text: number): void {
    Object.assign(copy, { text, version: copy.version + 1, state: 'DRAFT', deciders: [] });
    copy.authors.add(person.username);
  },
  submit(copy: ModelCopy, person: Person, sensitivity: Sensitivity): void {
    Object.assign(copy, { state: 'IN_REVIEW', tiers: TIERS[sensitivity], deciders: [] });
    copy.submitter = person.username;
  },
  recall: (copy: ModelCopy) => Object.assign(copy, { state: 'DRAFT', deciders: [] }),
  decide(copy: ModelCopy, person: Person, approve: boolean): void {
    if (!approve) return void Object.assign(copy, { state: 'DRAFT', deciders: [] });
    copy.deciders.push(person.username);
    if (copy.deciders.length === copy.tiers.length) copy.state = 'APPROVED';
  },
};
