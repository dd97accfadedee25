import { Button, Tag } from 'antd';
import { useAct } from '../act.ts';
import { FILINGS, PLATFORMS } from '../channel-words.ts';
import {
  type AccountRowFragment,
  DecideFilingDocument,
  FileClosingDocument,
} from '../generated/operations.ts';
import { mayCreateChannel, maySupervise, useMe } from '../session.tsx';
import { ACCOUNT_STATES, FILING_STATES } from '../states.ts';
import { timeOf } from '../time.ts';
import { Row, State } from './frame.tsx';
import { NotePost } from './note-post.tsx';
import { Reason } from './reason.tsx';

interface AccountProps {
  account: AccountRowFragment;
  again: () => void;
}

const DAY_MS = 86_400_000;

function isAsleep({ state, lastPostAt, sleepsAfterDays }: AccountRowFragment): boolean {
  if (state !== 'OPEN') return false;
  return !lastPostAt || Date.now() - new Date(lastPostAt).getTime() >= sleepsAfterDays * DAY_MS;
}

function Decide({ account, again }: AccountProps) {
  const act = useAct(DecideFilingDocument, { done: '已批准' });
  const filing = account.filings.find(({ state }) => state === 'SUBMITTED');
  if (!filing) return null;
  const approve = async () => {
    if (await act.run({ filingId: filing.id, approve: true })) again();
  };
  return (
    <>
      <Button type="primary" loading={act.busy} onClick={() => void approve()}>
        批准{FILINGS[filing.kind]}
      </Button>
      <Reason
        act={DecideFilingDocument}
        variables={(remark) => ({ filingId: filing.id, approve: false, remark })}
        button="退回"
        label="退回意见"
        done="已退回"
        onDone={again}
      />
    </>
  );
}

function Acts({ account, again }: AccountProps) {
  const me = useMe();
  return (
    <>
      {maySupervise(me) && <Decide account={account} again={again} />}
      {mayCreateChannel(me) && account.state === 'OPEN' && (
        <>
          <NotePost account={account} onDone={again} />
          <Reason
            act={FileClosingDocument}
            variables={(reason) => ({ accountId: account.id, reason })}
            button="报备关停"
            label="关停理由"
            hint="批准后公示三十个工作日，期满自动关停。"
            done="已报备"
            onDone={again}
          />
        </>
      )}
    </>
  );
}

/** An account in a list: how it stands, who answers for it, its filings, and what can be done about it. */
export function AccountRow({ account, again }: AccountProps) {
  const { name, platform, state, organisation, responsible, lastPostAt, closesAt, filings } = account;
  const facts = (
    <>
      <State of={ACCOUNT_STATES[state]} />
      {isAsleep(account) && <Tag color="error">{account.sleepsAfterDays} 天无更新</Tag>}
      <span>{organisation.name}</span>
      <span>责任人 {responsible?.name ?? '—'}</span>
      <span>最近发布 {timeOf(lastPostAt)}</span>
      {closesAt && <span>公示至 {timeOf(closesAt)}</span>}
      <details>
        <summary>备案 {filings.length} 次</summary>
        <ul>
          {filings.map(({ id, kind, state: filed, at, reason, remark }) => (
            <li key={id}>
              {timeOf(at)} {FILINGS[kind]}：{reason} <State of={FILING_STATES[filed]} /> {remark}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
  return (
    <Row title={`${PLATFORMS[platform]}：${name}`} facts={facts}>
      <Acts account={account} again={again} />
    </Row>
  );
}
