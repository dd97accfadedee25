import { Button, Popconfirm } from 'antd';
import { Link, useLocation } from 'wouter';
import { useAct } from '../act.ts';
import {
  DisableFeedDocument,
  EnableFeedDocument,
  EndFeedDocument,
  type FeedRowFragment,
} from '../generated/operations.ts';
import { mayWrite, useMe } from '../session.tsx';

/** Lets an editor revise or disable a feed, enable it again, or give it up. */
export function FeedCare({ feed, onDone }: { feed: FeedRowFragment; onDone: () => void }) {
  const me = useMe();
  const [, go] = useLocation();
  const enable = useAct(EnableFeedDocument, { done: '已启用' });
  const disable = useAct(DisableFeedDocument, { done: '已停用' });
  const end = useAct(EndFeedDocument, { done: '已终止' });
  const { id, enabled } = feed;
  if (!mayWrite(me)) return null;
  const onSwitch = async () => {
    if (await (enabled ? disable : enable).run({ id })) onDone();
  };
  const onEnd = async () => {
    if (await end.run({ id })) go('/upstream');
  };
  return (
    <>
      <Link href={`/upstream/${id}/settings`} asChild>
        <Button href={`/desk/upstream/${id}/settings`}>修改</Button>
      </Link>
      <Button loading={enable.busy || disable.busy} onClick={() => void onSwitch()}>
        {enabled ? '停用' : '启用'}
      </Button>
      <Popconfirm
        title="终止这个来源？"
        description="不再读取，也不再列出；已读取的稿件和任务不变。"
        onConfirm={() => void onEnd()}
      >
        <Button danger loading={end.busy}>
          终止
        </Button>
      </Popconfirm>
    </>
  );
}
