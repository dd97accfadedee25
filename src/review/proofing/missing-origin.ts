import { Severity } from '../finding.ts';
import type { Check } from './check.ts';

/** Finds a repost that names no origin; reposts must say where they come from (互联网新闻信息服务管理规定, art. 15). */
export const missingOrigin: Check = ({ snapshot }) => {
  if (!snapshot.originUrl || snapshot.originName) return [];
  const reason = '转载稿件未注明来源';
  return [
    {
      rule: 'missing-origin',
      severity: Severity.WARN,
      field: 'title',
      excerpt: '',
      start: 0,
      end: 0,
      reason,
    },
  ];
};
