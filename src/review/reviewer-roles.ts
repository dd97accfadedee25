import { Role } from '../identity/role.ts';

/** Every tier of review. */
export const REVIEWER_ROLES: readonly Role[] = [
  Role.REVIEWER_OFFICE,
  Role.REVIEWER_DEPUTY_SECRETARY,
  Role.REVIEWER_VICE_MAYOR,
  Role.REVIEWER_PUBLICITY,
];
