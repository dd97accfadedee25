import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import { useAct } from '../act.ts';
import { type CopyQuery, DecideDocument, type ReturnTo } from '../generated/operations.ts';
import { Confirm } from './confirm.tsx';
import { Part } from './frame.tsx';

type Copy = NonNullable<CopyQuery['copy']>;
type MyTurn = NonNullable<Copy['myTurn']>;

function Buttons({
  turn,
  busy,
  decide,
}: {
  turn: MyTurn;
  busy: boolean;
  decide: (approve: boolean, returnTo?: ReturnTo) => void;
}) {
  return (
    <Space className="above" wrap>
      <Button type="primary" loading={busy} onClick={() => decide(true)}>
        同意
      </Button>
      <Button danger loading={busy} onClick={() => decide(false)}>
        退回
      </Button>
      {turn.before && (
        <Button danger loading={busy} onClick={() => decide(false, 'STEP_BEFORE')}>
          退回上一环节（{turn.before.name}）
        </Button>
      )}
    </Space>
  );
}

/** Decides the step in turn, for whoever may, in their own name or as a deputy, on the very revision that is shown. */
export function Decision({ copy, again }: { copy: Copy; again: () => void }) {
  const [remark, setRemark] = useState('');
  const [missing, setMissing] = useState(false);
  const act = useAct(DecideDocument, { done: '已提交审核意见', quiet: true });
  const { myTurn: turn } = copy;
  if (!turn) return null;
  const decide = async (approve: boolean, returnTo: ReturnTo = 'AUTHOR') => {
    setMissing(!approve && !remark.trim());
    if (!approve && !remark.trim()) return;
    // The text on the screen is this revision's; one submitted in the meantime is refused as stale.
    const hash = copy.revisions.at(-1)?.hash;
    await act.run({ id: copy.id, approve, remark: remark.trim() || null, hash, returnTo });
    again();
  };
  return (
    <Part title={`${copy.state === 'PUBLISHED' ? '应急发布后审核' : '审核意见'}（${turn.step.name}）`}>
      {turn.onBehalfOf && <p>您受委托，代 {turn.onBehalfOf} 审核；记录中会写明。</p>}
      <Input.TextArea
        aria-label="审核意见"
        rows={4}
        maxLength={2_000}
        value={remark}
        status={missing ? 'error' : ''}
        placeholder="同意可以不填；退回请写明需要修改什么"
        onChange={(event) => setRemark(event.target.value)}
      />
      {missing && <p className="overdue">退回时请写明需要修改什么。</p>}
      <Buttons turn={turn} busy={act.busy} decide={(...how) => void decide(...how)} />
      <Confirm act={act} repeat={() => void decide(true)} />
    </Part>
  );
}
