import { Button, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useAct } from '../act.ts';
import { ChangeSensitivityDocument, type Sensitivity } from '../generated/operations.ts';
import { optionsOf, SENSITIVITIES } from '../words.ts';
import { RefusalNote } from './refusal-note.tsx';

interface Props {
  id: string;
  present: Sensitivity | null;
  again: () => void;
}

/** Puts a copy under another level, for a reason; its tiers are laid out anew. */
export function ChangeSensitivity({ id, present, again }: Props) {
  const [open, setOpen] = useState(false);
  const [sensitivity, setSensitivity] = useState<Sensitivity>(present ?? 'GENERAL');
  const [reason, setReason] = useState('');
  const act = useAct(ChangeSensitivityDocument, { done: '已调整敏感程度，审核环节重新开始', quiet: true });
  const change = async () => {
    if (!(await act.run({ id, sensitivity, reason }))) return;
    setOpen(false);
    again();
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>调整敏感程度</Button>
      <Modal
        open={open}
        title="调整敏感程度"
        okText="调整"
        okButtonProps={{ disabled: !reason.trim() || sensitivity === present, loading: act.busy }}
        onOk={() => void change()}
        onCancel={() => setOpen(false)}
      >
        <p>已有的审核意见全部失效，按新的敏感程度重新审核。调低须由信息办以上的审核人作出。</p>
        <Radio.Group
          className="choices"
          value={sensitivity}
          options={optionsOf(SENSITIVITIES)}
          onChange={(event) => setSensitivity(event.target.value)}
        />
        <Input.TextArea
          aria-label="调整理由"
          placeholder="理由"
          rows={2}
          maxLength={1_000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <RefusalNote refusal={act.refusal} />
      </Modal>
    </>
  );
}
