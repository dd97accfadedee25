import { Button, Input, Select, Space, Tag } from 'antd';
import { useState } from 'react';
import { useClient } from 'urql';
import { Link } from 'wouter';
import {
  type DutyState,
  RegisterDutiesDocument,
  type RegisterDutiesQuery,
  RepostRegisterCsvDocument,
  RepostRegisterDocument,
  type RepostRegisterQuery,
} from '../generated/operations.ts';
import { pageOf } from '../journal-subjects.ts';
import { Head, Part, Row } from '../parts/frame.tsx';
import { Load } from '../parts/load.tsx';
import { Paged } from '../parts/paged.tsx';
import { dayAfter, instantOf, monthStart, timeOf, today } from '../time.ts';

type Duty = RegisterDutiesQuery['duties']['edges'][number]['node'];
type Line = RepostRegisterQuery['repostRegister'][number];

const STATES: Record<DutyState, readonly [word: string, colour: string]> = {
  OPEN: ['未完成', 'processing'],
  MET: ['按时完成', 'success'],
  LATE: ['逾期完成', 'warning'],
  EXEMPT: ['已豁免', 'default'],
};
const CHOICES = Object.entries(STATES).map(([value, [label]]) => ({ value: value as DutyState, label }));

function Counts({ lines, onSite }: { lines: Line[]; onSite: (code: string) => void }) {
  return (
    <table className="plain">
      <thead>
        <tr>
          {['站点', '按时', '逾期完成', '未完成', '逾期未完成', '豁免'].map((name) => (
            <th key={name}>{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ site, onTime, late, open, overdue, exempt }) => (
          <tr key={site.id}>
            <td>
              <Button type="link" size="small" onClick={() => onSite(site.code)}>
                {site.name}
              </Button>
            </td>
            <td>{onTime}</td>
            <td>{late}</td>
            <td>{open}</td>
            <td className={overdue > 0 ? 'overdue' : ''}>{overdue}</td>
            <td>{exempt}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DutyRow({ duty }: { duty: Duty }) {
  const [word, colour] = duty.overdue ? (['逾期未完成', 'error'] as const) : STATES[duty.state];
  const facts = (
    <>
      <Tag color={colour}>{word}</Tag>
      <span>时限 {timeOf(duty.dueAt)}</span>
      {duty.settledAt && <span>办结 {timeOf(duty.settledAt)}</span>}
      {duty.site && <span>{duty.site.name}</span>}
      {duty.exemption && <span>豁免理由：{duty.exemption.reason}</span>}
    </>
  );
  return (
    <Row title={<Link href={pageOf(duty.subject) ?? '/'}>{duty.about ?? '转载任务'}</Link>} facts={facts} />
  );
}

function useCsv(period: { from: string; to: string }): () => Promise<void> {
  const client = useClient();
  return async () => {
    const { data } = await client.query(RepostRegisterCsvDocument, period, { requestPolicy: 'network-only' });
    if (!data) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([data.repostRegisterCsv], { type: 'text/csv;charset=utf-8' }));
    link.download = '必转台账.csv';
    link.click();
    URL.revokeObjectURL(link.href);
  };
}

/** What every site had to repost in a period: on time, late, open, overdue, exempt. */
export function RegisterPage() {
  const [days, setDays] = useState({ from: monthStart(), to: today() });
  const [siteCode, setSiteCode] = useState<string | null>(null);
  const [state, setState] = useState<DutyState | null>(null);
  const period = { from: instantOf(`${days.from}T00:00`), to: instantOf(`${dayAfter(days.to)}T00:00`) };
  const download = useCsv(period);
  return (
    <>
      <Head title="必转台账" hint="按任务产生的日期统计，建议转载的不计。">
        <Space wrap>
          <Input
            type="date"
            aria-label="自"
            value={days.from}
            onChange={({ target }) => target.value && setDays({ ...days, from: target.value })}
          />
          <Input
            type="date"
            aria-label="至"
            value={days.to}
            onChange={({ target }) => target.value && setDays({ ...days, to: target.value })}
          />
          <Button onClick={() => void download()}>下载 CSV</Button>
        </Space>
      </Head>
      <Part title="各站点">
        <Load query={RepostRegisterDocument} variables={period}>
          {({ repostRegister }) => <Counts lines={repostRegister} onSite={setSiteCode} />}
        </Load>
      </Part>
      <Part title={siteCode ? `明细：${siteCode}` : '明细：全部站点'}>
        <Space className="below">
          <Select
            allowClear
            aria-label="状态"
            placeholder="全部状态"
            options={CHOICES}
            value={state}
            onChange={(value?: DutyState) => setState(value ?? null)}
            style={{ width: 140 }}
          />
          {siteCode && <Button onClick={() => setSiteCode(null)}>全部站点</Button>}
        </Space>
        <Paged
          key={`${siteCode}${state}${period.from}${period.to}`}
          query={RegisterDutiesDocument}
          variables={{ ...period, siteCode, states: state ? [state] : null }}
          of={(data) => data.duties}
          row={(duty) => <DutyRow duty={duty} />}
          none="没有转载任务"
        />
      </Part>
    </>
  );
}
