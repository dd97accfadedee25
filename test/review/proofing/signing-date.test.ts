import { expect, test } from 'vitest';
import type { PolicyPart } from '../../../src/content/parts.ts';
import { foundBy } from './proofed.ts';

const RULE = 'signing-date';

/** A policy with particulars, the instant its origin published it, and a text. */
function found(policy: PolicyPart | null, originPublishedAt: string | null, body = '') {
  return foundBy(RULE, { policy, originPublishedAt, body });
}

test.each([
  [{ signedOn: '2026-11-20' }, '2026-11-18T02:00:00.000Z', '', 'WARN', ''],
  [{ signedOn: '2026-11-20' }, '2026-11-19T15:59:00.000Z', '', 'WARN', ''],
  [{ signedOn: '2027-01-05' }, null, '', 'WARN', ''],
  [{ signedOn: '2026-11-23' }, null, '', 'WARN', ''],
  [{ signedOn: '2026-11-10', effectiveOn: '2026-11-01' }, null, '', 'HINT', ''],
  [{ signedOn: '2026-11-10', effectiveOn: '2025-11-11' }, '2026-11-18T02:00:00.000Z', '', 'HINT', ''],
  [{ signedOn: '2026-11-10' }, null, '<p>2026年11月11日</p>', 'HINT', '2026年11月11日'],
  [{ signedOn: '2026-11-10' }, null, '<p>正文</p><p>二〇二六年十月十日</p>', 'HINT', '二〇二六年十月十日'],
  [
    { signedOn: '2026-11-10' },
    null,
    '<p>2026年11月12日</p><p>（联系人：张三）</p>',
    'HINT',
    '2026年11月12日',
  ],
  [{ signedOn: '2025-11-10' }, null, '<p>南山县人民政府</p><p>2026年11月10日</p>', 'HINT', '2026年11月10日'],
  [null, null, '<p>成文日期：2026年11月20日</p><p>发布日期：2026年11月18日</p>', 'WARN', '2026年11月20日'],
  [null, null, '<p>成文日期：2026-11-20</p><p>发布日期：2026-11-18</p>', 'WARN', '2026-11-20'],
  [null, null, '<p>发布日期：2025.11.18</p><p>成文日期：2026.11.20</p>', 'WARN', '2026.11.20'],
  [null, null, '<p>发文日期 2026年12月20日 公开日期 2026年11月18日</p>', 'WARN', '2026年12月20日'],
  [null, null, '<p>成文时间：2026-11-20 印发日期：2026-11-18</p>', 'WARN', '2026-11-20'],
] as const)('%j published %s with “%s” is told', (policy, published, body, severity, excerpt) => {
  expect(found(policy, published, body)).toMatchObject([{ severity, excerpt }]);
});

test.each([
  [null, null, ''],
  [null, '2026-11-18T02:00:00.000Z', '<p>2026年11月20日</p>'],
  [{ signedOn: '2026-11-18' }, '2026-11-18T02:00:00.000Z', ''],
  [{ signedOn: '2026-11-19' }, '2026-11-18T16:30:00.000Z', ''],
  [{ signedOn: '2026-11-22' }, null, ''],
  [{ signedOn: '2018-11-22' }, '2026-11-18T02:00:00.000Z', ''],
  [{ signedOn: null, effectiveOn: '2026-11-01' }, null, ''],
  [{ signedOn: '2026-11-10', effectiveOn: '2026-11-10' }, null, ''],
  [{ signedOn: '2026-11-10', effectiveOn: '2027-01-01' }, null, ''],
  [{ signedOn: '2026-11-10' }, null, '<p>2026年11月10日</p>'],
  [{ signedOn: '2026-11-10' }, null, '<p>二〇二六年十一月十日</p>'],
  [{ signedOn: '2026-11-10' }, null, '<p>会议于2026年11月11日召开</p>'],
  [{ signedOn: '2026-11-10' }, null, '<p>2026年11月10日</p><p>附件</p><p>2026年11月9日</p>'],
  [{ signedOn: '2026-11-10' }, null, '<p>11月11日</p>'],
  [null, null, '<p>成文日期：2026年11月18日</p><p>发布日期：2026年11月20日</p>'],
  [null, null, '<p>成文日期：2026年11月18日</p><p>发布日期：2026年11月18日</p>'],
  [null, null, '<p>成文日期：2026年11月20日</p>'],
  [null, null, '<p>发布日期：2026年11月18日，会议日期：2026年11月20日</p>'],
] as const)('%j published %s with “%s” is in order', (policy, published, body) => {
  expect(found(policy, published, body)).toEqual([]);
});
