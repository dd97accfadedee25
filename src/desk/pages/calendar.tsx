import { Alert, Button, Form, Input, InputNumber, Select, Tag } from 'antd';
import { useState } from 'react';
import { useAct } from '../act.ts';
import {
  CalendarDocument,
  type CalendarPartsFragment,
  EnterCalendarDayDocument,
  ImportHolidaysDocument,
  SetOfficeHoursDocument,
} from '../generated/operations.ts';
import { Head, Part, Row } from '../parts/frame.tsx';
import { Load } from '../parts/load.tsx';
import { RefusalNote } from '../parts/refusal-note.tsx';
import { mayAdminister, useMe } from '../session.tsx';
import { today } from '../time.ts';

type Kind = CalendarPartsFragment['days'][number]['kind'];
type Season = CalendarPartsFragment['office'][number];

const KINDS: Record<Kind, readonly [word: string, colour: string]> = {
  workday: ['上班', 'blue'],
  off: ['放假', 'green'],
  in_lieu: ['调休放假', 'green'],
};
const CHOICES = [
  ...Object.entries(KINDS).map(([value, [label]]) => ({ value, label })),
  { value: '', label: '取消录入' },
];

function Days({ days }: Pick<CalendarPartsFragment, 'days'>) {
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

function EnterDay({ again }: { again: () => void }) {
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

function Import({ again }: { again: () => void }) {
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

const wordsOf = (seasons: readonly Season[]) =>
  seasons
    .map(
      ({ from, shifts }) =>
        `${from} ${shifts.map(({ opensAt, closesAt }) => `${opensAt}-${closesAt}`).join(' ')}`,
    )
    .join('\n');

function seasonsOf(text: string): Season[] {
  const lines = text.split('\n').map((line) => line.trim().split(/\s+/));
  return lines
    .filter(([from]) => from)
    .map(([from = '', ...shifts]) => ({
      from,
      shifts: shifts.map((shift) => {
        const [opensAt = '', closesAt = ''] = shift.split(/[-–~]/);
        return { opensAt, closesAt };
      }),
    }));
}

function Office({ office, again }: Pick<CalendarPartsFragment, 'office'> & { again: () => void }) {
  const act = useAct(SetOfficeHoursDocument, { done: '已设定，未完成任务的时限将重新计算', quiet: true });
  const save = async ({ text = '' }: { text?: string }) => {
    if (await act.run({ seasons: seasonsOf(text) })) again();
  };
  const hint = '每行一季：起始日 时段 时段，如 05-01 08:00-12:00 15:00-18:00；留空为通常的办公时间';
  return (
    <Form
      layout="vertical"
      initialValues={{ text: wordsOf(office) }}
      onFinish={(entered) => void save(entered)}
    >
      <Form.Item name="text" extra={hint}>
        <Input.TextArea rows={3} aria-label="办公时间" />
      </Form.Item>
      <RefusalNote refusal={act.refusal} />
      <Button htmlType="submit" loading={act.busy}>
        设定
      </Button>
    </Form>
  );
}

function Year({ calendar, again }: { calendar: CalendarPartsFragment; again: () => void }) {
  const changes = mayAdminister(useMe());
  return (
    <>
      {!calendar.known && (
        <Alert
          type="warning"
          showIcon
          title={`${calendar.year} 年的节假日安排尚未录入，涉及该年的时限均为暂定。`}
        />
      )}
      <Part title="办公时间">
        {changes ? <Office office={calendar.office} again={again} /> : <pre>{wordsOf(calendar.office)}</pre>}
      </Part>
      {changes && (
        <>
          <Part title="录入一天">
            <EnterDay again={again} />
          </Part>
          <Part title="导入全年安排">
            <Import again={again} />
          </Part>
        </>
      )}
      <Part title={`${calendar.year} 年的节假日和调休`}>
        <Days days={calendar.days} />
      </Part>
    </>
  );
}

/** The working days of a year and the office hours, by which every deadline is counted. */
export function CalendarPage() {
  const [year, setYear] = useState(Number(today().slice(0, 4)));
  return (
    <>
      <Head title="工作日历" hint="所有时限按此计算；修改后，未完成任务的时限自动重算并记入日志。">
        <InputNumber
          min={2000}
          max={2100}
          value={year}
          onChange={(value) => value && setYear(value)}
          aria-label="年份"
        />
      </Head>
      <Load key={year} query={CalendarDocument} variables={{ year }}>
        {({ calendar }, again) => <Year calendar={calendar} again={again} />}
      </Load>
    </>
  );
}
