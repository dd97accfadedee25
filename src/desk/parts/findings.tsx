import { Button } from 'antd';
import type { CopyQuery } from '../generated/operations.ts';
import { SEVERITIES } from '../states.ts';
import { FIELDS } from '../words.ts';
import { State } from './frame.tsx';
import { jumpTo } from './jump.ts';

type Finding = Omit<NonNullable<CopyQuery['copy']>['findings'][number], 'id' | 'state' | '__typename'>;

function FindingRow({ finding }: { finding: Finding }) {
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
    </li>
  );
}

/** What proofreading found: the passage, why, what to write instead, and the way to it in the text beside. */
export function Findings({ findings, none }: { findings: readonly Finding[]; none: string }) {
  if (findings.length === 0) return <p className="faint">{none}</p>;
  return (
    <ul className="findings">
      {findings.map((finding) => (
        <FindingRow
          key={`${finding.rule} ${finding.field} ${finding.start} ${finding.reason}`}
          finding={finding}
        />
      ))}
    </ul>
  );
}
