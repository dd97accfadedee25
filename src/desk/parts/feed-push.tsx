import { useQuery } from 'urql';
import { FeedPushDocument } from '../generated/operations.ts';
import { SUBSCRIPTION_STATES } from '../states.ts';
import { timeOf } from '../time.ts';
import { State } from './frame.tsx';

/** How the push subscription of a feed stands; nothing where the upstream names no hub. */
export function FeedPush({ feedId }: { feedId: string }) {
  const [{ data }] = useQuery({ query: FeedPushDocument, variables: { id: feedId } });
  const subscription = data?.feed?.subscription;
  if (!subscription) return null;
  const { state, hubUrl, leaseEndsAt, problem } = subscription;
  return (
    <>
      <br />
      <State of={SUBSCRIPTION_STATES[state]} />
      <span>{`上级推送：${new URL(hubUrl).host}${leaseEndsAt ? `，有效至 ${timeOf(leaseEndsAt)}` : ''}`}</span>
      {problem && <span className="overdue">{problem}</span>}
    </>
  );
}
