import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import { DeliveriesDocument, type DeliveryState } from '../generated/operations.ts';
import { DeliveryRow } from '../parts/delivery-row.tsx';
import { Head, Part } from '../parts/frame.tsx';
import { Paged } from '../parts/paged.tsx';
import { mayOperate, useMe } from '../session.tsx';

const VIEWS: Record<string, DeliveryState[] | null> = {
  全部: null,
  需要处理: ['FAILED', 'UNSURE', 'RETRACTING'],
  在途: ['PLANNED', 'SENDING', 'SENT'],
  已到达: ['LANDED'],
  已撤下: ['GONE'],
};

/** Where everything went that was sent to a channel. */
export function DeliveriesPage() {
  const me = useMe();
  const [view, setView] = useState('全部');
  return (
    <>
      <Head title="通稿投递" hint="每一份投递的状态、尝试和回执；页面每 10 秒更新。">
        {mayOperate(me) && (
          <Link href="/launch" asChild>
            <Button type="primary" href="/desk/launch">
              发起通稿
            </Button>
          </Link>
        )}
      </Head>
      <div className="scroll">
        <Segmented options={Object.keys(VIEWS)} value={view} onChange={setView} />
      </div>
      <Part title="投递台账">
        <Paged
          key={view}
          query={DeliveriesDocument}
          variables={{ states: VIEWS[view] }}
          of={(data) => data.deliveries}
          row={(delivery, again) => <DeliveryRow delivery={delivery} again={again} />}
          none="没有投递"
          every={10}
        />
      </Part>
    </>
  );
}
