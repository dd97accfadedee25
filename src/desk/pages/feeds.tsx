import { Button, Empty } from 'antd';
import { Link } from 'wouter';
import { type FeedRowFragment, FeedsDocument } from '../generated/operations.ts';
import { FeedHealth, PollButton } from '../parts/feed-health.tsx';
import { Head, Part, Row } from '../parts/frame.tsx';
import { Load } from '../parts/load.tsx';
import { mayWrite, useMe } from '../session.tsx';
import { FEED_KINDS, FEED_LEVELS } from '../upstream-words.ts';

function FeedRow({ feed, again }: { feed: FeedRowFragment; again: () => void }) {
  const facts = (
    <>
      <FeedHealth feed={feed} />
      <span>
        {FEED_LEVELS[feed.level]} · {FEED_KINDS[feed.kind]}
      </span>
      <a href={feed.url} target="_blank" rel="noreferrer">
        {feed.url}
      </a>
    </>
  );
  return (
    <Row title={<Link href={`/upstream/${feed.id}`}>{feed.name}</Link>} facts={facts}>
      {feed.kind !== 'MANUAL' && feed.enabled && <PollButton feedId={feed.id} onDone={again} />}
    </Row>
  );
}

/** The upstreams and how each of them does. */
export function FeedsPage() {
  const me = useMe();
  return (
    <>
      <Head title="上级稿件" hint="选择一个来源，查看它的稿件并转载。">
        {mayWrite(me) && (
          <Link href="/upstream/catalogue" asChild>
            <Button href="/desk/upstream/catalogue">来源目录</Button>
          </Link>
        )}
        {mayWrite(me) && (
          <Link href="/upstream/new" asChild>
            <Button type="primary" href="/desk/upstream/new">
              新增来源
            </Button>
          </Link>
        )}
      </Head>
      <Part title="来源">
        <Load query={FeedsDocument} variables={{}}>
          {({ feeds }, again) => (
            <ul className="rows">
              {feeds.length === 0 && <Empty description="还没有来源" />}
              {feeds.map((feed) => (
                <li key={feed.id}>
                  <FeedRow feed={feed} again={again} />
                </li>
              ))}
            </ul>
          )}
        </Load>
      </Part>
    </>
  );
}
