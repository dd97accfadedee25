import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import { useAct } from '../act.ts';
import { type CopyQuery, DecideDocument } from '../generated/operations.ts';
import { useMe } from '../session.tsx';
import { ROLES } from '../words.ts';
import { Confirm } from './confirm.tsx';
import { Part } from './frame.tsx';

type Copy = NonNullable<CopyQuery['copy']>;

/** Decides the tier in turn, for whoever has its role, on the very revision that is shown. */
export function Decision({ copy, again }: { copy: Copy; again: () => void }) {
  const me = useMe();
  const [remark, setRemark] = useState('');
  const [missing, setMissing] = useState(false);
  const act = useAct(DecideDocument, { done: '已提交审核意见', quiet: true });
  const step = copy.steps.find((one) => one.state === 'PENDING');
  const isPublic = copy.state === 'PUBLISHED';
  if ((copy.state !== 'IN_REVIEW' && !isPublic) || !step || !me.roles.includes(step.role)) return null;
  const decide = async (approve: boolean) => {
    setMissing(!approve && !remark.trim());
    if (!approve && !remark.trim()) return;
    // The text on the screen is this revision's; one submitted in the meantime is refused as stale.
    const hash = copy.revisions.at(-1)?.hash;
    await act.run({ id: copy.id, approve, remark: remark.trim() || null, hash });
    again();
  };
  return (
    <Part title={`${isPublic ? '应急发布后审核' : '审核意见'}（${ROLES[step.role]}）`}>
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
      <Space className="above">
        <Button type="primary" loading={act.busy} onClick={() => void decide(true)}>
          同意
        </Button>
        <Button danger loading={act.busy} onClick={() => void decide(false)}>
          退回
        </Button>
      </Space>
      <Confirm act={act} repeat={() => void decide(true)} />
    </Part>
  );
}
