import { Button, Tag, Tooltip } from 'antd';
import { Link } from 'wouter';
import { ExemptDutyDocument, OpenDutiesDocument, type OpenDutiesQuery } from '../generated/operations.ts';
import { pageOf } from '../journal-subjects.ts';
import { maySupervise, mayWrite, useMe } from '../session.tsx';
import { COPY_STATES } from '../states.ts';
import { remaining, timeOf } from '../time.ts';
import { DUTIES } from '../words.ts';
import { Part, Row } from './frame.tsx';
import { Paged } from './paged.tsx';
import { Reason } from './reason.tsx';

type Duty = OpenDutiesQuery['duties']['edges'][number]['node'];

function DutyTitle({ duty }: { duty: Duty }) {
  const { upstreamItem: item, subject, kind } = duty;
  if (item)
    return <Link href={`/items/${item.id}${duty.site ? `?site=${duty.site.id}` : ''}`}>{item.title}</Link>;
  if (duty.step)
    return <Link href={`/copies/${duty.step.copy.id}`}>{`${duty.step.name}：${duty.step.copy.title}`}</Link>;
  const page = pageOf(subject);
  const words = duty.about ?? `${DUTIES[kind]}任务`;
  return page ? <Link href={page}>{words}</Link> : words;
}

function Due({ duty }: { duty: Duty }) {
  if (duty.advised) return <Tag>建议，不计逾期</Tag>;
  const { overdue, words } = remaining(duty.dueAt);
  return (
    <>
      <span className={overdue ? 'overdue' : ''}>
        {timeOf(duty.dueAt)} 前 · {words}
      </span>
      {duty.provisional && (
        <Tooltip title="时限跨入的年份还没有录入节假日安排，录入后时限可能变化">
          <Tag>时限暂定</Tag>
        </Tooltip>
      )}
    </>
  );
}

function DutyAct({ duty }: { duty: Duty }) {
  const me = useMe();
  const { upstreamItem: item, site } = duty;
  const repost = item?.reposts.find((copy) => copy.site.id === site?.id);
  if (repost) return <Link href={`/copies/${repost.id}`}>转载稿：{COPY_STATES[repost.state][0]}</Link>;
  if (!item || !mayWrite(me)) return null;
  return (
    <Link href={`/items/${item.id}?site=${site?.id ?? ''}`} asChild>
      <Button type="primary" href={`/items/${item.id}`}>
        去转载
      </Button>
    </Link>
  );
}

/** Everything that is still owed, the most urgent first. */
export function Duties() {
  const me = useMe();
  const row = (duty: Duty, again: () => void) => {
    const facts = (
      <>
        <Tag color="blue">{DUTIES[duty.kind]}</Tag>
        <Due duty={duty} />
        {duty.site && <span>{duty.site.name}</span>}
      </>
    );
    return (
      <Row title={<DutyTitle duty={duty} />} facts={facts}>
        <DutyAct duty={duty} />
        {maySupervise(me) && (
          <Reason
            act={ExemptDutyDocument}
            variables={(reason) => ({ id: duty.id, reason })}
            button="豁免"
            label="豁免理由"
            done="已豁免"
            onDone={again}
          />
        )}
      </Row>
    );
  };
  return (
    <Part title="限时任务">
      <Paged
        query={OpenDutiesDocument}
        variables={{}}
        of={(data) => data.duties}
        row={row}
        none="没有未完成的限时任务"
        every={60}
        size={10}
      />
    </Part>
  );
}
