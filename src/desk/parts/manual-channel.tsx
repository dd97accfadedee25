import { Button, Form, Input, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { useAct } from '../act.ts';
import { CreateChannelDocument } from '../generated/operations.ts';
import { RefusalNote } from './refusal-note.tsx';

interface Entered {
  name: string;
  instructions?: string;
  textLimit?: number | null;
}

/** Enters a channel that a person serves, such as 抖音, a newspaper or a village loudspeaker. */
export function ManualChannel({ again }: { again: () => void }) {
  const [open, setOpen] = useState(false);
  const act = useAct(CreateChannelDocument, { done: '渠道已建立', quiet: true });
  const create = async ({ name, instructions = '', textLimit }: Entered) => {
    const settings = { instructions, ...(textLimit && { textLimit }) };
    if (!(await act.run({ input: { name, kind: 'MANUAL', settings } }))) return;
    setOpen(false);
    again();
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>新增人工渠道</Button>
      <Modal open={open} title="新增人工渠道" footer={null} destroyOnHidden onCancel={() => setOpen(false)}>
        <Form layout="vertical" onFinish={(entered: Entered) => void create(entered)}>
          <Form.Item label="名称" name="name" rules={[{ required: true, message: '请填写名称' }]}>
            <Input maxLength={200} placeholder="例如：抖音、县报、村村响广播" />
          </Form.Item>
          <Form.Item label="操作说明" name="instructions" extra="随稿件包给到操作人员；不要写密码">
            <Input.TextArea rows={3} maxLength={2_000} />
          </Form.Item>
          <Form.Item label="正文字数上限" name="textLimit">
            <InputNumber min={1} max={100_000} placeholder="不限" />
          </Form.Item>
          <RefusalNote refusal={act.refusal} />
          <Button type="primary" htmlType="submit" loading={act.busy} className="above">
            建立渠道
          </Button>
        </Form>
      </Modal>
    </>
  );
}
