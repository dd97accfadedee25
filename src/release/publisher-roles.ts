import { Role } from '../identity/role.ts';

/** Who may bring approved copy out and take published content back: editors, every tier of review, and administrators. */
export const PUBLISHER_ROLES: readonly Role[] = [
  Role.EDITOR,
  Role.REVIEWER_OFFICE,
  Role.REVIEWER_DEPUTY_SECRETARY,
  Role.REVIEWER_VICE_MAYOR,
  Role.REVIEWER_PUBLICITY,
  Role.ADMIN,
];
