import type { CopyQuery } from '../generated/operations.ts';
import { SEVERITIES } from '../states.ts';
import { FIELDS } from '../words.ts';
import { State } from './frame.tsx';

type Finding = NonNullable<CopyQuery['copy']>['findings'][number];

/** What proofreading found in the latest revision: the passage, why, and what to write instead. */
export function Findings({ findings, submitted }: { findings: Finding[]; submitted: boolean }) {
  if (findings.length === 0) {
    return <p className="faint">{submitted ? '最近一次送审没有发现问题。' : '送审时自动校对。'}</p>;
  }
  return (
    <ul className="findings">
      {findings.map(({ id, severity, field, excerpt, reason, suggestion }) => (
        <li key={id}>
          <State of={SEVERITIES[severity]} />
          <span>{FIELDS[field] ?? field}：</span>
          {excerpt && <mark>{excerpt}</mark>}
          <span> {reason}</span>
          {suggestion && (
            <span>
              ，建议改为 <ins>{suggestion}</ins>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
