import { CopiesDocument, DeliveriesDocument } from '../generated/operations.ts';
import { AskedCopies } from '../parts/asked-copies.tsx';
import { CopyRow } from '../parts/copy-row.tsx';
import { DeliveryRow } from '../parts/delivery-row.tsx';
import { Duties } from '../parts/duties.tsx';
import { Head, Part } from '../parts/frame.tsx';
import { Paged } from '../parts/paged.tsx';
import { ReviewQueue } from '../parts/review-queue.tsx';
import { maySupervise, mayWrite, useMe } from '../session.tsx';

const EVERY = 60;
const SIZE = 10;

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
      <ReviewQueue />
      {(mayWrite(me) || maySupervise(me)) && <Duties />}
      {mayWrite(me) && <AskedCopies />}
      {mayWrite(me) && <OwnCopies />}
      {operates && <Troubles />}
    </>
  );
}
