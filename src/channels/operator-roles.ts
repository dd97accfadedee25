import { Role } from '../identity/role.ts';

/** Who may launch releases and see to their deliveries. */
export const OPERATOR_ROLES: readonly Role[] = [Role.OPERATOR, Role.EDITOR, Role.ADMIN];
