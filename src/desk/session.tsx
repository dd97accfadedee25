import { createContext, useContext } from 'react';
import type { MeQuery, Role } from './generated/operations.ts';

/** The person who is signed in. */
export type Me = NonNullable<MeQuery['me']>;

const Session = createContext<Me | null>(null);

/** Gives the pages inside it the person who is signed in. */
export const SessionProvider = Session.Provider;

/** The person who is signed in; only for pages behind the sign-in. */
export function useMe(): Me {
  const me = useContext(Session);
  if (!me) throw new Error('a page stands outside the session');
  return me;
}

const has =
  (...roles: Role[]) =>
  (me: Me): boolean =>
    me.roles.some((role) => roles.includes(role));

/* What the desk offers to whom. The hub decides; these only keep useless buttons off the screen. */

export const mayWrite = has('EDITOR', 'ADMIN');
export const mayPoll = has('EDITOR', 'SUPERVISOR', 'ADMIN');
export const mayReview = has(
  'REVIEWER_OFFICE',
  'REVIEWER_DEPUTY_SECRETARY',
  'REVIEWER_VICE_MAYOR',
  'REVIEWER_PUBLICITY',
);
export const mayPublish = (me: Me): boolean => mayWrite(me) || mayReview(me);
/** Who may let a blocking finding pass; what may be secret is the vice mayor's alone to judge. */
export const mayOverride = (me: Me, rule: string): boolean =>
  me.roles.includes('REVIEWER_VICE_MAYOR') ||
  (rule !== 'secrecy-mark' &&
    (me.roles.includes('REVIEWER_DEPUTY_SECRETARY') || me.roles.includes('REVIEWER_PUBLICITY')));
export const mayForce = has('REVIEWER_VICE_MAYOR', 'REVIEWER_PUBLICITY');
export const mayOperate = has('OPERATOR', 'EDITOR', 'ADMIN');
export const mayCreateChannel = has('OPERATOR', 'ADMIN');
export const mayRule = has('EDITOR', 'SUPERVISOR', 'ADMIN');
export const mayAdminister = has('ADMIN');
export const maySupervise = has('SUPERVISOR', 'ADMIN');
