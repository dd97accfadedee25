import { Sensitivity } from '../../../src/content/sensitivity.ts';
import type { ModelStep, Person } from './nouns.ts';

export const REVIEWERS = [
  'REVIEWER_OFFICE',
  'REVIEWER_DEPUTY_SECRETARY',
  'REVIEWER_VICE_MAYOR',
  'REVIEWER_PUBLICITY',
];

/** Everybody who tries something; the last three are not of the demo. */
export const PEOPLE: readonly Person[] = [
  { username: 'editor', roles: ['EDITOR'], main: true },
  { username: 'editor-2', roles: ['EDITOR'], main: false },
  { username: 'reviewer-office', roles: ['REVIEWER_OFFICE'], main: true },
  { username: 'reviewer-deputy-secretary', roles: ['REVIEWER_DEPUTY_SECRETARY'], main: true },
  { username: 'reviewer-vice-mayor', roles: ['REVIEWER_VICE_MAYOR'], main: true },
  { username: 'reviewer-publicity', roles: ['REVIEWER_PUBLICITY'], main: true },
  { username: 'operator', roles: ['OPERATOR'], main: true },
  { username: 'supervisor', roles: ['SUPERVISOR'], main: true },
  { username: 'admin', roles: ['ADMIN'], main: true },
  { username: 'proofreads', roles: ['EDITOR'], main: true },
  { username: 'writes-and-reviews', roles: ['EDITOR', 'REVIEWER_OFFICE'], main: true },
  { username: 'reviews-twice', roles: ['REVIEWER_OFFICE', 'REVIEWER_DEPUTY_SECRETARY'], main: true },
];

/** Those of them who are not of the demo. */
export const OWN = PEOPLE.slice(-3);

/** Who reviews what, where no administrator has said otherwise. */
export const TIERS: Record<Sensitivity, readonly string[]> = {
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
    { lawful: true, steps: [...ends, { role: top.role, task: 'BOTH' }] },
    { lawful: true, steps: [office, { role: 'REVIEWER_OFFICE', task: 'BOTH' }, ...ends.slice(1)] },
    { lawful: false, steps: ends.map(({ role }) => ({ role, task: 'PROOF' })) },
    { lawful: false, steps: [{ role: 'REVIEWER_PUBLICITY', task: 'REVIEW' }] },
  ];
}
