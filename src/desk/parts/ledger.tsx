import type { PublicationQuery } from '../generated/operations.ts';
import { timeOf } from '../time.ts';
import { CHANGE_KINDS, EDITION_ACTS } from '../words.ts';
import { inNameOf } from './steps.tsx';

/** The editions of a content, the latest on top. */
export function Ledger({ editions }: { editions: PublicationQuery['editions'] }) {
  return (
    <div className="scroll">
      <table className="ledger">
        <thead>
          <tr>
            <th>版次</th>
            <th>动作</th>
            <th>时间</th>
            <th>经办</th>
            <th>审核</th>
            <th>说明</th>
            <th>校验码</th>
          </tr>
        </thead>
        <tbody>
          {editions
            .toReversed()
            .map(({ id, number, act, at, by, changeNote, changeKind, hash, approvals }) => (
              <tr key={id}>
                <td>{number}</td>
                <td>
                  {EDITION_ACTS[act]}
                  {changeKind && `（${CHANGE_KINDS[changeKind][0]}）`}
                </td>
                <td>{timeOf(at)}</td>
                <td>{by?.name ?? '系统定时'}</td>
                <td>{approvals.map((one) => inNameOf(one.username, one.onBehalfOf)).join('、')}</td>
                <td>{changeNote ?? '—'}</td>
                <td>
                  <code title={hash}>{hash.slice(0, 12)}</code>
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
