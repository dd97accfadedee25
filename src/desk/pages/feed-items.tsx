import { Tag } from 'antd';
import { useState } from 'react';
import { useQuery } from 'urql';
import { Link, useParams } from 'wouter';
import { FeedItemsDocument, type FeedItemsQuery, FeedsDocument } from '../generated/operations.ts';
import { BringItemButton } from '../parts/bring-item.tsx';
import { FeedCare } from '../parts/feed-care.tsx';
import { FeedHealth, PollButton } from '../parts/feed-health.tsx';
import { FeedPush } from '../parts/feed-push.tsx';
import { Head, Part, Row } from '../parts/frame.tsx';
import { Paged } from '../parts/paged.tsx';
import { COPY_STATES } from '../states.ts';
import { upstreamTimeOf } from '../time.ts';

type Item = FeedItemsQuery['upstreamItems']['edges'][number]['node'];

function ItemRow({ item }: { item: Item }) {
  const { id, title, state, problem, publishedAt, publishedAtPrecision, origin, policy, reposts } = item;
  const facts = (
    <>
      <span>{upstreamTimeOf(publishedAt, publishedAtPrecision)}</span>
      {origin && <span>来源：{origin.name}</span>}
      {policy?.number && <span>{policy.number}</span>}
      {state === 'LISTED' && <Tag>正文待读取</Tag>}
      {state === 'UNREADABLE' && <Tag color="error">正文未读出</Tag>}
      {problem && <span>{problem}</span>}
      {reposts.map((copy) => (
        <Link key={copy.id} href={`/copies/${copy.id}`}>
          {copy.site.name}：{COPY_STATES[copy.state][0]}
        </Link>
      ))}
    </>
  );
  return <Row title={<Link href={`/items/${id}`}>{title}</Link>} facts={facts} />;
}

/** What was found at one upstream. */
export function FeedItemsPage() {
  const { id = '' } = useParams<{ id: string }>();
  const [{ data }, execute] = useQuery({ query: FeedsDocument, variables: {} });
  const feed = data?.feeds.find((one) => one.id === id);
  const [times, setTimes] = useState(0);
  const again = () => {
    execute({ requestPolicy: 'network-only' });
    setTimes(times + 1);
  };
  return (
    <>
      <Head
        title={feed?.name ?? '上级稿件'}
        hint={
          feed && (
            <>
              <FeedHealth feed={feed} />
              <FeedPush feedId={id} />
            </>
          )
        }
      >
        <BringItemButton feedId={id} onDone={again} />
        {feed && <FeedCare feed={feed} onDone={again} />}
        {feed?.kind !== 'MANUAL' && feed?.enabled && <PollButton feedId={id} onDone={again} />}
      </Head>
      <Part title="稿件">
        <Paged
          key={times}
          query={FeedItemsDocument}
          variables={{ feedId: id }}
          of={(answer) => answer.upstreamItems}
          row={(item) => <ItemRow item={item} />}
          none={feed?.kind === 'MANUAL' ? '还没有稿件，点“录入原文”添加' : '还没有稿件，点“立即轮询”读取'}
        />
      </Part>
    </>
  );
}
