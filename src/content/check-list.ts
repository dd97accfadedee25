import { must } from '../platform/refusal.ts';

/** The entries of a list that may be left out; BAD_USER_INPUT for more than `most`. */
export function checkList<T>(
  field: string,
  list: readonly T[] | null | undefined,
  most: number,
): readonly T[] {
  must((list ?? []).length <= most, 'BAD_USER_INPUT', {
    zh: `${field}最多${most}项`,
    en: `${field} holds at most ${most} entries`,
  });
  return list ?? [];
}
