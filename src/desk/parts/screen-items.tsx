import { Button, Checkbox, Form, Input, InputNumber, Modal, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import { useAct } from '../act.ts';
import {
  ArrangeScreenItemDocument,
  OrderPlaylistDocument,
  type ScreensQuery,
} from '../generated/operations.ts';
import { fieldOf, instantOf, timeOf } from '../time.ts';
import { Row } from './frame.tsx';
import { RefusalNote } from './refusal-note.tsx';

type Screen = ScreensQuery['screens'][number];
type Item = Screen['items'][number];

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

const DAYS = ['一', '二', '三', '四', '五', '六', '日'].map((name, n) => ({
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

function Arrange({ item, again }: { item: Item; again: () => void }) {
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

function daysOf({ days }: Item): string {
  return days.length === 7
    ? '每天'
    : DAYS.filter(({ value }) => days.includes(value))
        .map(({ label }) => label)
        .join('、');
}

function factsOf(item: Item) {
  return (
    <>
      {item.emergency && <Tag color="error">紧急插播</Tag>}
      <span>
        {timeOf(item.startsAt)} 至 {timeOf(item.endsAt)}
      </span>
      <span>
        {daysOf(item)}
        {item.fromTime && ` ${item.fromTime} 至 ${item.toTime}`}
      </span>
      <span>
        {Math.round(item.durationMs / 1_000)} 秒，优先级 {item.priority}
      </span>
    </>
  );
}

/** What a screen plays, in its order; when each item is shown, and whether it goes before. */
export function ScreenItems({ screen, again }: { screen: Screen; again: () => void }) {
  const act = useAct(OrderPlaylistDocument, { done: '已调整' });
  const items = screen.items.filter(({ revokedAt }) => !revokedAt);
  const raise = async (place: number) => {
    const ids = items.map(({ id }) => id);
    ids.splice(place - 1, 2, ...ids.slice(place - 1, place + 1).reverse());
    if (await act.run({ channelId: screen.id, itemIds: ids })) again();
  };
  if (items.length === 0)
    return <p className="faint">播放单是空的；对这个渠道发起通稿后，内容会进入播放单。</p>;
  return (
    <ul className="rows">
      {items.map((item, place) => (
        <li key={item.id}>
          <Row title={<Link href={`/published/${item.contentId}`}>{item.title}</Link>} facts={factsOf(item)}>
            {place > 0 && (
              <Button loading={act.busy} onClick={() => void raise(place)}>
                上移
              </Button>
            )}
            <Arrange item={item} again={again} />
          </Row>
        </li>
      ))}
    </ul>
  );
}
