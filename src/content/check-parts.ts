import { isUuid } from '../platform/database/must-find.ts';
import { must } from '../platform/refusal.ts';
import { checkMaterial } from './check-material.ts';
import type { InterpretationPart } from './parts.ts';

/** The most policies one interpretation may explain. */
const MOST_POLICIES = 100;

/** Checks what an interpretation explains: at most a hundred policies, named by copy or by content. */
export function checkInterpretation(part: InterpretationPart | null | undefined): InterpretationPart | null {
  if (!part) return null;
  const { copyIds = null, contentIds = null, form = null } = part;
  const ids = [...(copyIds ?? []), ...(contentIds ?? [])];
  must(ids.length <= MOST_POLICIES && ids.every(isUuid), 'BAD_USER_INPUT', {
    zh: `copyIds与contentIds须为合计至多${MOST_POLICIES}个有效编号`,
    en: `copyIds and contentIds must be at most ${MOST_POLICIES} well-formed ids together`,
  });
  return { copyIds, contentIds, form, ...checkMaterial(part) };
}

/** 发文字号 in one form: no blanks, the year in 〔〕. */
export function normaliseNumber(number: string): string {
  return number
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[[({【〔［（]((?:19|20)\d{2})[\])}】〕］）]/, '〔$1〕');
}
