import {
  EndSubscriberDocument,
  SubscribersDocument,
  type SubscribersQuery,
} from '../generated/operations.ts';
import { Head, Part, Row, State } from '../parts/frame.tsx';
import { Paged } from '../parts/paged.tsx';
import { Reason } from '../parts/reason.tsx';
import { timeOf } from '../time.ts';

type Subscriber = SubscribersQuery['subscribers']['edges'][number]['node'];

function SubscriberRow({ subscriber, again }: { subscriber: Subscriber; again: () => void }) {
  const { id, feedName, topic, callbackHost, leaseEndsAt, deliveredAt, tries, nextTryAt, problem } =
    subscriber;
  const facts = (
    <>
      <State of={tries > 0 ? ['推送失败', 'error'] : ['正常', 'success']} />
      <span>
        {feedName} <code>{topic}</code>
      </span>
      <span>{deliveredAt ? `${timeOf(deliveredAt)} 最近送达` : '订阅后尚无更新送达'}</span>
      {tries > 0 && (
        <span>
          连续失败 {tries} 次（{problem}）{nextTryAt && `，${timeOf(nextTryAt)} 再试`}
        </span>
      )}
      {leaseEndsAt && <span>{timeOf(leaseEndsAt)} 到期</span>}
    </>
  );
  return (
    <Row title={callbackHost} facts={facts}>
      <Reason
        act={EndSubscriberDocument}
        variables={(reason) => ({ id, reason })}
        button="结束订阅"
        label="结束原因"
        hint="不再向它推送；对方重新申请并确认后恢复。结束会记入操作日志。"
        done="已结束"
        onDone={again}
      />
    </Row>
  );
}

/** Who is sent the feeds as they change, and whether it reaches them. */
export function SubscribersPage() {
  return (
    <>
      <Head
        title="订阅者"
        hint="订阅网站和栏目更新推送（WebSub）的外部系统；失败的在前，页面每 15 秒更新。"
      />
      <Part title="推送订阅">
        <Paged
          query={SubscribersDocument}
          variables={{}}
          of={(data) => data.subscribers}
          row={(subscriber, again) => <SubscriberRow subscriber={subscriber} again={again} />}
          none="还没有订阅者"
          every={15}
        />
      </Part>
    </>
  );
}
