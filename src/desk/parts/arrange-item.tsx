import { Button, Checkbox, Form, Input, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { useAct } from '../act.ts';
import { ArrangeScreenItemDocument, type ScreensQuery } from '../generated/operations.ts';
import { fieldOf, instantOf } from '../time.ts';
import { RefusalNote } from './refusal-note.tsx';

type Item = ScreensQuery['screens'][number]['items'][number];

interface Entered {
  startsAt: string;
  endsAt: string;
  days: number[];
  fromTime: string;
  toTime: string;
  durationSeconds: number;
  priority: number;
  emergency: boolean;
}

/** The days of the week as a choice; Monday is 1. */
export const DAYS = ['一', '二', '三', '四', '五', '六', '日'].map((name, n) => ({
  value: n + 1,
  label: `周${name}`,
}));

function enteredOf(item: Item): Entered {
  const { days, durationMs, fromTime, toTime, priority, emergency } = item;
  return {
    ...{ startsAt: fieldOf(item.startsAt), endsAt: fieldOf(item.endsAt), days, priority, emergency },
    ...{ fromTime: fromTime ?? '', toTime: toTime ?? '', durationSeconds: Math.round(durationMs / 1_000) },
  };
}

function Fields() {
  return (
    <>
      <div className="form-grid">
        <Form.Item label="开始" name="startsAt" rules={[{ required: true, message: '请填写开始时间' }]}>
          <Input type="datetime-local" />
        </Form.Item>
        <Form.Item label="结束" name="endsAt" rules={[{ required: true, message: '请填写结束时间' }]}>
          <Input type="datetime-local" />
        </Form.Item>
        <Form.Item label="每日自" name="fromTime">
          <Input type="time" />
        </Form.Item>
        <Form.Item label="每日至" name="toTime">
          <Input type="time" />
        </Form.Item>
        <Form.Item label="播放秒数" name="durationSeconds">
          <InputNumber min={3} max={600} />
        </Form.Item>
        <Form.Item label="优先级" name="priority" extra="高的先播">
          <InputNumber min={0} max={100} />
        </Form.Item>
      </div>
      <Form.Item label="星期" name="days">
        <Checkbox.Group options={DAYS} />
      </Form.Item>
      <Form.Item name="emergency" valuePropName="checked">
        <Checkbox>紧急插播：此屏幕只播这一项</Checkbox>
      </Form.Item>
    </>
  );
}

/** Says when, how long and how urgently a screen plays an item. */
export function ArrangeItem({ item, again }: { item: Item; again: () => void }) {
  const [open, setOpen] = useState(false);
  const act = useAct(ArrangeScreenItemDocument, { done: '已安排', quiet: true });
  const arrange = async ({ startsAt, endsAt, ...rest }: Entered) => {
    const input = { id: item.id, ...rest, startsAt: instantOf(startsAt), endsAt: instantOf(endsAt) };
    if (!(await act.run({ input }))) return;
    setOpen(false);
    again();
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>安排</Button>
      <Modal open={open} title={item.title} footer={null} destroyOnHidden onCancel={() => setOpen(false)}>
        <Form
          layout="vertical"
          initialValues={enteredOf(item)}
          onFinish={(entered: Entered) => void arrange(entered)}
        >
          <Fields />
          <RefusalNote refusal={act.refusal} />
          <Button type="primary" htmlType="submit" loading={act.busy}>
            保存
          </Button>
        </Form>
      </Modal>
    </>
  );
}
