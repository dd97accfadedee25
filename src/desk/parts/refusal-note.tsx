import { Alert } from 'antd';
import type { Refusal } from '../refusal.ts';

/** Says plainly why something was refused, with the passages in question. */
export function RefusalNote({ refusal }: { refusal: Refusal | null }) {
  if (!refusal) return null;
  const passages = refusal.findings.length > 0 && (
    <ul>
      {refusal.findings.map(({ excerpt, reason }) => (
        <li key={`${excerpt}${reason}`}>
          {excerpt && <mark>{excerpt}</mark>} {reason}
        </li>
      ))}
    </ul>
  );
  return <Alert type="error" showIcon title={refusal.words} description={passages || undefined} />;
}
