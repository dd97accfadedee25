import type { Wording } from '../platform/refusal.ts';

/** Fewest and most characters of a password; length, not composition, is asked for (NIST SP 800-63B). */
export const PASSWORD_LENGTH = { least: 10, most: 128 };

/** What is said of a password that is too short or too long. */
export const PASSWORD_LENGTH_WORDING: Wording = {
  zh: `密码须为 ${PASSWORD_LENGTH.least} 至 ${PASSWORD_LENGTH.most} 个字符`,
  en: `A password has ${PASSWORD_LENGTH.least} to ${PASSWORD_LENGTH.most} characters`,
};

/** Whether a password has a length that will do. */
export function isPasswordLongEnough(password: string): boolean {
  return password.length >= PASSWORD_LENGTH.least && password.length <= PASSWORD_LENGTH.most;
}
