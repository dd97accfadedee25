import { Alert, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useAct } from '../act.ts';
import { ForcePublishDocument } from '../generated/operations.ts';
import { Confirm } from './confirm.tsx';

/** Publishes at once, before the tiers have decided, for a stated reason and after a plain warning. */
export function Emergency({ id, again }: { id: string; again: () => void }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const act = useAct(ForcePublishDocument, { done: '已应急发布，须在一个工作日内事后审核', quiet: true });
  const force = async () => {
    if (!(await act.run({ id, reason }))) return;
    setOpen(false);
    again();
  };
  return (
    <>
      <Button danger onClick={() => setOpen(true)}>
        应急发布
      </Button>
      <Modal
        open={open}
        title="应急发布"
        okText="立即应急发布"
        okButtonProps={{ danger: true, disabled: !reason.trim(), loading: act.busy }}
        onOk={() => void force()}
        onCancel={() => setOpen(false)}
      >
        <Alert
          type="warning"
          showIcon
          title="稿件未经各级审核即对外公开，由您负责。"
          description="理由永久记入发布记录；各级审核人须在一个工作日内事后审核，未通过的必须撤下或更正。涉密标志不得应急发布。"
        />
        <Input.TextArea
          className="above"
          aria-label="应急发布理由"
          placeholder="为什么来不及审核"
          rows={3}
          maxLength={1_000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Confirm act={act} repeat={() => void force()} />
      </Modal>
    </>
  );
}
