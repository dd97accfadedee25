import { must } from '../platform/refusal.ts';
import { line } from '../platform/text.ts';

/** Checks the code of a section, which stands in its address: letters, digits, hyphens and underscores, 64 at most. */
export function checkSectionCode(input: string): string {
  const code = line('code', input, 64);
  must(/^[a-z0-9][a-z0-9_-]*$/i.test(code), 'BAD_USER_INPUT', {
    zh: '栏目代码只能用字母、数字、连字符',
    en: 'code may hold letters, digits and hyphens',
  });
  return code;
}
