import { Button, Form, Input } from 'antd';
import { useAct } from '../act.ts';
import { type CalendarPartsFragment, SetOfficeHoursDocument } from '../generated/operations.ts';
import { RefusalNote } from './refusal-note.tsx';

type Season = CalendarPartsFragment['office'][number];

/** Rule: office hours as lines of text, one a season. */
export const wordsOf = (seasons: readonly Season[]) =>
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

/** The office hours by season, and a form to set them. */
export function OfficeHours({
  office,
  again,
}: Pick<CalendarPartsFragment, 'office'> & { again: () => void }) {
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
