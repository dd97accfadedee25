import type { CombinedError } from 'urql';

/** Why the hub would not do as asked, in words for the person who asked. */
export interface Refusal {
  code: string;
  words: string;
  /** What blocks a submission, where proofreading refused it. */
  findings: { excerpt: string; reason: string }[];
  /** The copy that exists already, where a repost was refused. */
  copyId: string | null;
}

const OWN_WORDS: Record<string, string> = {
  OWN_WORK: '您写过、改过或送审过这篇稿件，或者已在前一级审核过它，不能再审。请由其他人审核。',
  NOT_APPROVED: '还有审核环节没有通过，不能发布。',
  BLOCKED_BY_FINDING: '校对发现必须改正的问题，请先修改再送审；确属误判的，可请分管领导放行。',
};

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The refusal in an error of the desk API. */
export function refusalOf(error: CombinedError): Refusal {
  const extensions = (error.graphQLErrors[0]?.extensions ?? {}) as Record<string, unknown>;
  const code = asText(extensions.code) || 'NETWORK';
  const said = asText((extensions.messages as Record<string, unknown> | undefined)?.['zh-CN']);
  const words =
    OWN_WORDS[code] ?? (said || error.graphQLErrors[0]?.message || '连接不上服务器，请检查网络后再试。');
  const findings = Array.isArray(extensions.findings) ? extensions.findings : [];
  return { code, words, findings, copyId: asText(extensions.copyId) || null };
}
