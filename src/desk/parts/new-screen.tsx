import { Button, Checkbox, Form, Input, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { useAct } from '../act.ts';
import { CreateChannelDocument } from '../generated/operations.ts';
import { RefusalNote } from './refusal-note.tsx';

interface Entered {
  name: string;
  durationSeconds: number;
  days: number;
  validHours: number;
  touch: boolean;
}

/** What a new screen does unless told otherwise. */
const USUAL: Omit<Entered, 'name'> = { durationSeconds: 15, days: 14, validHours: 24, touch: false };

/** Enters a public screen as a channel; its players are added afterwards. */
export function NewScreen({ again }: { again: () => void }) {
  const [open, setOpen] = useState(false);
  const act = useAct(CreateChannelDocument, { done: '屏幕已建立', quiet: true });
  const create = async ({ name, ...settings }: Entered) => {
    if (!(await act.run({ input: { name, kind: 'SCREEN', settings } }))) return;
    setOpen(false);
    again();
  };
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        新增屏幕
      </Button>
      <Modal open={open} title="新增屏幕" footer={null} destroyOnHidden onCancel={() => setOpen(false)}>
        <Form
          name="screen"
          layout="vertical"
          initialValues={USUAL}
          onFinish={(entered: Entered) => void create(entered)}
        >
          <Form.Item label="名称" name="name" rules={[{ required: true, message: '请填写名称' }]}>
            <Input maxLength={200} placeholder="例如：政务大厅一楼大屏" />
          </Form.Item>
          <Form.Item label="每项播放秒数" name="durationSeconds">
            <InputNumber min={3} max={600} />
          </Form.Item>
          <Form.Item label="每项保留天数" name="days">
            <InputNumber min={1} max={365} />
          </Form.Item>
          <Form.Item label="断网后可继续播放的小时数" name="validHours">
            <InputNumber min={1} max={168} />
          </Form.Item>
          <Form.Item name="touch" valuePropName="checked">
            <Checkbox>触摸屏：可以翻阅列表</Checkbox>
          </Form.Item>
          <RefusalNote refusal={act.refusal} />
          <Button type="primary" htmlType="submit" loading={act.busy} className="above">
            建立屏幕
          </Button>
        </Form>
      </Modal>
    </>
  );
}
