import { Button, Tag } from 'antd';
import { Link } from 'wouter';
import { CopiesDocument, DeliveriesDocument, ReviewQueueDocument } from '../generated/operations.ts';
import { CopyRow } from '../parts/copy-row.tsx';
import { DeliveryRow } from '../parts/delivery-row.tsx';
import { Duties } from '../parts/duties.tsx';
import { Head, Part, Row } from '../parts/frame.tsx';
import { Paged } from '../parts/paged.tsx';
import { mayReview, maySupervise, mayWrite, useMe } from '../session.tsx';
import { since } from '../time.ts';
import { SENSITIVITIES } from '../words.ts';

const EVERY = 60;
const SIZE = 10;

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
