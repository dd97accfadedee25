import { isRealDay } from '../calendar/real-day.ts';
import { isUuid } from '../platform/database/must-find.ts';
import { must } from '../platform/refusal.ts';
import { line, optionalLine } from '../platform/text.ts';
import type { InterpretationPart, PolicyPart, TopicPart } from './parts.ts';

function dateOf(field: string, value: string | null | undefined): string | null {
  const text = optionalLine(field, value, 10);
  must(!text || isRealDay(text), 'BAD_USER_INPUT', {
    zh: `${field}须为真实日期，格式YYYY-MM-DD`,
    en: `${field} must be a real date, YYYY-MM-DD`,
  });
  return text;
}

/** Checks the official-document metadata of a policy; empty texts become null. */
export function checkPolicy(policy: PolicyPart | null | undefined): PolicyPart | null {
  if (!policy) return null;
  return {
    number: optionalLine('number', policy.number, 100),
    issuer: optionalLine('issuer', policy.issuer, 200),
    indexNumber: optionalLine('indexNumber', policy.indexNumber, 100),
    theme: optionalLine('theme', policy.theme, 200),
    genre: optionalLine('genre', policy.genre, 50),
    signedOn: dateOf('signedOn', policy.signedOn),
    effectiveOn: dateOf('effectiveOn', policy.effectiveOn),
    validity: policy.validity ?? null,
  };
}

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
  return { copyIds, contentIds, form };
}

/** Checks the groups of a topic. */
export function checkTopic(topic: TopicPart | null | undefined): TopicPart | null {
  if (!topic) return null;
  const groups = (topic.groups ?? []).map((group) => {
    must(group.contentIds.every(isUuid), 'BAD_USER_INPUT', {
      zh: 'contentIds 含有无效编号',
      en: 'contentIds holds a malformed id',
    });
    return { title: line('title', group.title, 100), contentIds: group.contentIds };
  });
  return { groups };
}

/** 发文字号 in one form: no blanks, the year in 〔〕. */
export function normaliseNumber(number: string): string {
  return number
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[[({【〔［（]((?:19|20)\d{2})[\])}】〕］）]/, '〔$1〕');
}
