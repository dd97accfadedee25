import { Button, Tag } from 'antd';
import { Link } from 'wouter';
import { useAct } from '../act.ts';
import { OrderPlaylistDocument, type ScreensQuery } from '../generated/operations.ts';
import { timeOf } from '../time.ts';
import { ArrangeItem, DAYS } from './arrange-item.tsx';
import { Row } from './frame.tsx';

type Screen = ScreensQuery['screens'][number];
type Item = Screen['items'][number];

function daysOf({ days }: Item): string {
  return days.length === 7
    ? '每天'
    : DAYS.filter(({ value }) => days.includes(value))
        .map(({ label }) => label)
        .join('、');
}

function factsOf(item: Item) {
  return (
    <>
      {item.emergency && <Tag color="error">紧急插播</Tag>}
      <span>
        {timeOf(item.startsAt)} 至 {timeOf(item.endsAt)}
      </span>
      <span>
        {daysOf(item)}
        {item.fromTime && ` ${item.fromTime} 至 ${item.toTime}`}
      </span>
      <span>
        {Math.round(item.durationMs / 1_000)} 秒，优先级 {item.priority}
      </span>
    </>
  );
}

/** What a screen plays, in its order; when each item is shown, and whether it goes before. */
export function ScreenItems({ screen, again }: { screen: Screen; again: () => void }) {
  const act = useAct(OrderPlaylistDocument, { done: '已调整' });
  const items = screen.items.filter(({ revokedAt }) => !revokedAt);
  const raise = async (place: number) => {
    const ids = items.map(({ id }) => id);
    ids.splice(place - 1, 2, ...ids.slice(place - 1, place + 1).reverse());
    if (await act.run({ channelId: screen.id, itemIds: ids })) again();
  };
  if (items.length === 0)
    return <p className="faint">播放单是空的；对这个渠道发起通稿后，内容会进入播放单。</p>;
  return (
    <ul className="rows">
      {items.map((item, place) => (
        <li key={item.id}>
          <Row title={<Link href={`/published/${item.contentId}`}>{item.title}</Link>} facts={factsOf(item)}>
            {place > 0 && (
              <Button loading={act.busy} onClick={() => void raise(place)}>
                上移
              </Button>
            )}
            <ArrangeItem item={item} again={again} />
          </Row>
        </li>
      ))}
    </ul>
  );
}
