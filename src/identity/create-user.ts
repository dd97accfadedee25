import { randomBytes } from 'node:crypto';
import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { isUuid } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must, Refusal, type Wording } from '../platform/refusal.ts';
import { addAccount } from './account.ts';
import { type Context, mustHaveRole } from './context.ts';
import { hashPassword } from './password.ts';
import { isPasswordLongEnough, PASSWORD_LENGTH_WORDING } from './password-rule.ts';
import { Role } from './role.ts';
import { User } from './user.ts';
import type { UserInput } from './user-input.ts';

const USERNAME = /^[a-z0-9][a-z0-9._-]{1,63}$/;
const USERNAME_WORDING: Wording = {
  zh: '用户名为 2 至 64 个字母、数字、点、连字符或下划线，以字母或数字开头',
  en: 'A username is 2 to 64 letters, digits, dots, hyphens or underscores, the first a letter or digit',
};
const TAKEN: Wording = { zh: '用户名已被使用', en: 'The username is taken' };

function userOf(input: UserInput, createdAt: Date): User {
  const { roles, organisationId = null } = input;
  const username = input.username.trim().toLowerCase();
  const name = input.name.trim();
  must(USERNAME.test(username), 'BAD_USER_INPUT', USERNAME_WORDING, { field: 'username' });
  must(name !== '' && name.length <= 100, 'BAD_USER_INPUT', undefined, { field: 'name' });
  must(organisationId === null || isUuid(organisationId), 'BAD_USER_INPUT', undefined, {
    field: 'organisationId',
  });
  return Object.assign(new User(), { username, name, roles: [...new Set(roles)], organisationId, createdAt });
}

/**
 * Lets a person into the hub: the user and the means to sign in, in one transaction; administrators and the hub
 * itself only. CONFLICT when the username is taken, whatever its case.
 */
export async function createUser(ctx: Context, input: UserInput): Promise<User> {
  mustHaveRole(ctx.actor, Role.ADMIN);
  const user = userOf(input, ctx.now());
  const password = input.password ?? randomBytes(32).toString('base64url');
  must(isPasswordLongEnough(password), 'BAD_USER_INPUT', PASSWORD_LENGTH_WORDING, { field: 'password' });
  const passwordHash = await hashPassword(password);
  try {
    return await transact(ctx, async ({ em }) => {
      await em.persist(user).flush();
      const { id, username, name, createdAt } = user;
      await addAccount(
        (sql, values) => em.execute(sql, values),
        { id, username, name, passwordHash },
        createdAt,
      );
      return user;
    });
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    throw new Refusal('CONFLICT', TAKEN, { field: 'username' });
  }
}
