import { Alert, Button, Form, Input, Select, Tag } from 'antd';
import { useState } from 'react';
import { useAct } from '../act.ts';
import {
  type CalendarPartsFragment,
  EnterCalendarDayDocument,
  ImportHolidaysDocument,
} from '../generated/operations.ts';
import { Row } from './frame.tsx';
import { RefusalNote } from './refusal-note.tsx';

type Kind = CalendarPartsFragment['days'][number]['kind'];

const KINDS: Record<Kind, readonly [word: string, colour: string]> = {
  workday: ['上班', 'blue'],
  off: ['放假', 'green'],
  in_lieu: ['调休放假', 'green'],
};
const CHOICES = [
  ...Object.entries(KINDS).map(([value, [label]]) => ({ value, label })),
  { value: '', label: '取消录入' },
];

/** The days of a year that are not as the week has them. */
export function Days({ days }: Pick<CalendarPartsFragment, 'days'>) {
  return (
    <ul className="rows">
      {days.map(({ date, kind, source }) => (
        <li key={date}>
          <Row
            title={date}
            facts={
              <>
                <Tag color={KINDS[kind][1]}>{KINDS[kind][0]}</Tag>
                {source && <span>{source}</span>}
              </>
            }
          />
        </li>
      ))}
    </ul>
  );
}

/** Enters one day, or takes what was entered back. */
export function EnterDay({ again }: { again: () => void }) {
  const act = useAct(EnterCalendarDayDocument, { done: '已录入，未完成任务的时限将重新计算', quiet: true });
  const save = async ({ date, kind, source }: { date: string; kind: Kind | ''; source: string }) => {
    if (await act.run({ date, source, kind: kind || null })) again();
  };
  const must = [{ required: true, message: '请填写' }];
  return (
    <Form layout="inline" initialValues={{ kind: 'off' }} onFinish={(entered) => void save(entered)}>
      <Form.Item label="日期" name="date" rules={must}>
        <Input type="date" />
      </Form.Item>
      <Form.Item label="类型" name="kind">
        <Select options={CHOICES} style={{ width: 120 }} />
      </Form.Item>
      <Form.Item label="依据" name="source" rules={must}>
        <Input maxLength={500} placeholder="文号或说明" />
      </Form.Item>
      <Button htmlType="submit" loading={act.busy}>
        录入
      </Button>
      <RefusalNote refusal={act.refusal} />
    </Form>
  );
}

/** Imports the holidays of a year from a file. */
export function ImportHolidays({ again }: { again: () => void }) {
  const act = useAct(ImportHolidaysDocument, { done: '已导入，未完成任务的时限将重新计算', quiet: true });
  const [fault, setFault] = useState(false);
  const read = async (file: File | undefined) => {
    if (!file) return;
    const json = await file
      .text()
      .then(JSON.parse)
      .catch(() => null);
    setFault(json === null);
    if (json !== null && (await act.run({ json }))) again();
  };
  return (
    <>
      <p className="faint">holiday-cn 格式的 JSON 文件，一年一份。</p>
      <input
        type="file"
        accept=".json,application/json"
        aria-label="节假日安排文件"
        onChange={({ target }) => void read(target.files?.[0])}
      />
      {fault && <Alert type="error" showIcon title="文件不是 JSON" />}
      <RefusalNote refusal={act.refusal} />
    </>
  );
}
