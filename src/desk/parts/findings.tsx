import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { CopyQuery } from '../generated/operations.ts';
import { SEVERITIES } from '../states.ts';
import { FIELDS } from '../words.ts';
import { State } from './frame.tsx';
import { jumpTo } from './jump.ts';

type Finding = Omit<
  NonNullable<CopyQuery['copy']>['findings'][number],
  'id' | 'state' | 'answer' | 'answeredBy' | '__typename'
>;

function FindingRow({ finding, children }: { finding: Finding; children?: ReactNode }) {
  const { severity, field, excerpt, reason, suggestion } = finding;
  return (
    <li>
      <State of={SEVERITIES[severity]} />
      <span>{FIELDS[field] ?? field}：</span>
      {excerpt && <mark>{excerpt}</mark>}
      <span> {reason}</span>
      {suggestion && (
        <span>
          ，建议改为 <ins>{suggestion}</ins>
        </span>
      )}
      <Button type="link" size="small" onClick={() => jumpTo(finding)}>
        定位
      </Button>
      {children}
    </li>
  );
}

interface FindingsProps<F> {
  findings: readonly F[];
  none: string;
  /** What is said to a finding, or can be. */
  answer?: (finding: F) => ReactNode;
}

/** What proofreading found: the passage, why, what to write instead, and the way to it in the text beside. */
export function Findings<F extends Finding>({ findings, none, answer }: FindingsProps<F>) {
  if (findings.length === 0) return <p className="faint">{none}</p>;
  return (
    <ul className="findings">
      {findings.map((finding) => (
        <FindingRow
          key={`${finding.rule} ${finding.field} ${finding.start} ${finding.reason}`}
          finding={finding}
        >
          {answer?.(finding)}
        </FindingRow>
      ))}
    </ul>
  );
}
