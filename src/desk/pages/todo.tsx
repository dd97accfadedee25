import { Button, Tag, Tooltip } from 'antd';
import { Link } from 'wouter';
import {
  CopiesDocument,
  DeliveriesDocument,
  ExemptDutyDocument,
  OpenDutiesDocument,
  type OpenDutiesQuery,
  ReviewQueueDocument,
} from '../generated/operations.ts';
import { pageOf } from '../journal-words.ts';
import { CopyRow } from '../parts/copy-row.tsx';
import { DeliveryRow } from '../parts/delivery-row.tsx';
import { Head, Part, Row } from '../parts/frame.tsx';
import { Paged } from '../parts/paged.tsx';
import { Reason } from '../parts/reason.tsx';
import { mayReview, maySupervise, mayWrite, useMe } from '../session.tsx';
import { remaining, since, timeOf } from '../time.ts';
import { COPY_STATES, DUTIES, SENSITIVITIES } from '../words.ts';

const EVERY = 60;
const SIZE = 10;

type Duty = OpenDutiesQuery['duties']['edges'][number]['node'];

function DutyTitle({ duty }: { duty: Duty }) {
  const { upstreamItem: item, subject, kind } = duty;
  if (item)
    return <Link href={`/items/${item.id}${duty.site ? `?site=${duty.site.id}` : ''}`}>{item.title}</Link>;
  const page = pageOf(subject);
  return page ? <Link href={page}>{DUTIES[kind]}任务</Link> : <>{DUTIES[kind]}任务</>;
}

function Due({ duty }: { duty: Duty }) {
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

function Duties() {
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
        every={EVERY}
        size={SIZE}
      />
    </Part>
  );
}

function Queue() {
  return (
    <Part title="等我审核">
      <Paged
        query={ReviewQueueDocument}
        variables={{}}
        of={(data) => data.reviewQueue}
        none="没有等您审核的稿件"
        every={EVERY}
        size={SIZE}
        row={({ id, title, sensitivity, waitingSince, copy }) => (
          <Row
            title={<Link href={`/copies/${id}`}>{title}</Link>}
            facts={
              <>
                {sensitivity && <Tag>{SENSITIVITIES[sensitivity][0]}</Tag>}
                <span>已等待 {since(waitingSince)}</span>
                <span>
                  {copy.site.name} · {copy.section.name}
                </span>
                <span>{copy.composedBy.name}</span>
              </>
            }
          >
            <Link href={`/copies/${id}`} asChild>
              <Button type="primary" href={`/copies/${id}`}>
                去审核
              </Button>
            </Link>
          </Row>
        )}
      />
    </Part>
  );
}

function OwnCopies() {
  return (
    <Part title="退回、待发布和草稿">
      <Paged
        query={CopiesDocument}
        variables={{ states: ['RETURNED', 'APPROVED', 'DRAFT'] }}
        of={(data) => data.copies}
        row={(copy) => <CopyRow copy={copy} />}
        none="没有退回的、待发布的稿件，也没有草稿"
        every={EVERY}
        size={SIZE}
      />
    </Part>
  );
}

function Troubles() {
  return (
    <Part title="需要处理的投递">
      <Paged
        query={DeliveriesDocument}
        variables={{ states: ['FAILED', 'UNSURE', 'RETRACTING'] }}
        of={(data) => data.deliveries}
        row={(delivery, again) => <DeliveryRow delivery={delivery} again={again} />}
        none="没有失败或结果不明的投递"
        every={EVERY}
        size={SIZE}
      />
    </Part>
  );
}

/** What waits for the person who is signed in, by role. */
export function TodoPage() {
  const me = useMe();
  const operates = me.roles.includes('OPERATOR') || me.roles.includes('ADMIN');
  return (
    <>
      <Head title="待办" hint={`${me.name}，下面是需要您处理的事项。`} />
      {mayReview(me) && <Queue />}
      {(mayWrite(me) || maySupervise(me)) && <Duties />}
      {mayWrite(me) && <OwnCopies />}
      {operates && <Troubles />}
    </>
  );
}
