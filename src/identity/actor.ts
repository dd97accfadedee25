import type { Role } from './role.ts';

/** Who acts: a signed-in person, a sub-site with a key, the hub itself, or nobody known. */
export interface Actor {
  kind: 'user' | 'api-key' | 'system' | 'anonymous';
  id: string | null;
  username: string;
  name: string;
  roles: Role[];
  organisationId: string | null;
  /** Until when they count as having just shown who they are; absent for whoever never does. */
  freshUntil?: Date;
}

/** The hub itself, for ticks, jobs and seeds. */
export const SYSTEM: Actor = {
  kind: 'system',
  id: null,
  username: 'system',
  name: '系统',
  roles: [],
  organisationId: null,
};

/** Somebody who has not signed in. */
export const ANONYMOUS: Actor = { ...SYSTEM, kind: 'anonymous', username: 'anonymous', name: '访客' };
