import { isUuid } from '../platform/database/must-find.ts';
import { must } from '../platform/refusal.ts';
import { line, optionalLine } from '../platform/text.ts';
import { checkDate } from './check-date.ts';
import { checkList } from './check-list.ts';
import type { TopicGroupPart, TopicPart } from './parts.ts';
import type { TopicRulePart } from './topic-rule.ts';

const MOST_GROUPS = 30;
const MOST_PINNED = 200;
/** The most contents a group gathers by its rule. */
const MOST_GATHERED = 50;

function checkIds(field: string, ids: readonly string[] | null | undefined, most: number): string[] {
  const list = checkList(field, ids, most);
  must(list.every(isUuid), 'BAD_USER_INPUT', {
    zh: `${field} 含有无效编号`,
    en: `${field} holds a malformed id`,
  });
  return [...new Set(list.map((id) => id.toLowerCase()))];
}

function isoOf(at: Date | string | null | undefined): string | null {
  return at ? new Date(at).toISOString() : null;
}

function checkRule(rule: TopicRulePart): TopicRulePart {
  const { kinds = null, sectionIds, limit } = rule;
  const checked = {
    kinds: kinds?.length ? [...new Set(kinds)] : null,
    sectionIds: checkIds('sectionIds', sectionIds, 50),
    theme: optionalLine('theme', rule.theme, 200),
    keyword: optionalLine('keyword', rule.keyword, 50),
    ...{ from: isoOf(rule.from), until: isoOf(rule.until) },
    limit: limit ?? 10,
  };
  must(checked.limit >= 1 && checked.limit <= MOST_GATHERED, 'BAD_USER_INPUT', {
    zh: `自动收入的条数须在1到${MOST_GATHERED}之间`,
    en: `limit must be between 1 and ${MOST_GATHERED}`,
  });
  must(checked.kinds || checked.sectionIds.length > 0 || checked.theme || checked.keyword, 'BAD_USER_INPUT', {
    zh: '自动收入须限定类型、栏目、主题分类或关键词',
    en: 'A rule must name kinds, sections, a theme or a keyword',
  });
  return checked;
}

function checkGroup({ title, contentIds, rule }: TopicGroupPart): TopicGroupPart {
  return {
    title: line('title', title, 100),
    contentIds: checkIds('contentIds', contentIds, MOST_PINNED),
    ...(rule ? { rule: checkRule(rule) } : {}),
  };
}

/** Checks the groups of a topic with their rules, and its days. */
export function checkTopic(topic: TopicPart | null | undefined): TopicPart | null {
  if (!topic) return null;
  const [opensOn, closesOn] = [checkDate('opensOn', topic.opensOn), checkDate('closesOn', topic.closesOn)];
  must(!opensOn || !closesOn || opensOn <= closesOn, 'BAD_USER_INPUT', {
    zh: '专题的结束日期不能早于开办日期',
    en: 'closesOn must not be before opensOn',
  });
  return {
    groups: checkList('groups', topic.groups, MOST_GROUPS).map(checkGroup),
    ...(opensOn ? { opensOn } : {}),
    ...(closesOn ? { closesOn } : {}),
  };
}
