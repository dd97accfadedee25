import { App, Button } from 'antd';
import { useAct } from '../act.ts';
import { type FeedRowFragment, PollFeedDocument } from '../generated/operations.ts';
import { mayPoll, useMe } from '../session.tsx';
import { FEED_STATES } from '../states.ts';
import { timeOf } from '../time.ts';
import { State } from './frame.tsx';

/** How a feed does, in one sentence. */
export function FeedHealth({ feed: { kind, enabled, health } }: { feed: FeedRowFragment }) {
  const { state, lastPolledAt, lastNewAt, nextPollAt, problem } = health;
  const read = lastPolledAt ? `最近读取 ${timeOf(lastPolledAt)}` : '还没有读取过';
  const fresh = lastNewAt ? `，最近有新稿 ${timeOf(lastNewAt)}` : '';
  return (
    <>
      <State of={FEED_STATES[state]} />
      {problem ? <span className="overdue">{problem}</span> : null}
      <span>{`${read}${fresh}${kind === 'MANUAL' || !enabled ? '' : `，下次读取 ${timeOf(nextPollAt)}`}`}</span>
    </>
  );
}

/** Reads a feed now and tells what came of it. */
export function PollButton({ feedId, onDone }: { feedId: string; onDone: () => void }) {
  const { message } = App.useApp();
  const me = useMe();
  const act = useAct(PollFeedDocument);
  const poll = async () => {
    const data = await act.run({ id: feedId });
    if (!data) return;
    const { found, new: fresh, changed, failed, problems } = data.pollFeed;
    const words = `列表 ${found} 条：新稿 ${fresh}，有变化 ${changed}，正文未读出 ${failed}`;
    if (problems.length > 0) void message.warning(`${words}。${problems.join('；')}`, 10);
    else void message.success(found === 0 ? '上级没有更新' : words, 5);
    onDone();
  };
  if (!mayPoll(me)) return null;
  return (
    <Button loading={act.busy} onClick={() => void poll()}>
      立即轮询
    </Button>
  );
}
