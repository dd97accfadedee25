import { Refusal } from '../platform/refusal.ts';
import { isOpenBlock, type Weighed } from './weigh.ts';

/** Refuses with BLOCKED_BY_FINDING and the passages in question, 20 at most. */
export function refuseBlocked(findings: Weighed[]): never {
  const blocks = findings.filter(isOpenBlock);
  const excerpts = blocks.slice(0, 20).map(({ rule, excerpt, reason }) => ({ rule, excerpt, reason }));
  throw new Refusal('BLOCKED_BY_FINDING', undefined, { findings: excerpts });
}
