import { Alert, Button, Checkbox, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import { useAct } from '../act.ts';
import {
  DecideTogetherDocument,
  type DecideTogetherMutation,
  ReviewQueueDocument,
  type ReviewQueueQuery,
} from '../generated/operations.ts';
import { remaining, since, timeOf } from '../time.ts';
import { SENSITIVITIES } from '../words.ts';
import { Part, Row } from './frame.tsx';
import { Paged } from './paged.tsx';

type Waiting = ReviewQueueQuery['reviewQueue']['edges'][number]['node'];
type Refused = { title: string; why: string };

const MOST = 50;

function Facts({ waiting }: { waiting: Waiting }) {
  const { sensitivity, waitingSince, dueAt, copy, step, onBehalfOf } = waiting;
  const due = remaining(dueAt);
  return (
    <>
      {sensitivity && <Tag>{SENSITIVITIES[sensitivity][0]}</Tag>}
      {onBehalfOf && <Tag color="purple">代 {onBehalfOf}</Tag>}
      <span>{step.name}</span>
      <span className={due.overdue ? 'overdue' : ''}>
        {timeOf(dueAt)} 前 · {due.words}
      </span>
      <span>已等待 {since(waitingSince)}</span>
      <span>
        {copy.site.name} · {copy.section.name}
      </span>
      <span>{copy.composedBy.name}</span>
    </>
  );
}

function WaitingRow({ waiting, chosen, choose }: { waiting: Waiting; chosen: boolean; choose: () => void }) {
  const { id, title, sensitivity } = waiting;
  const name = <Link href={`/copies/${id}`}>{title}</Link>;
  const light = sensitivity === 'GENERAL';
  return (
    <Row
      title={
        light ? (
          <>
            <Checkbox aria-label={`选择 ${title}`} checked={chosen} onChange={choose} /> {name}
          </>
        ) : (
          name
        )
      }
      facts={<Facts waiting={waiting} />}
    >
      <Link href={`/copies/${id}`} asChild>
        <Button type="primary" href={`/copies/${id}`}>
          去审核
        </Button>
      </Link>
    </Row>
  );
}

function refusedOf(data: DecideTogetherMutation | null, chosen: Map<string, Waiting>): Refused[] {
  return (data?.decideTogether ?? []).flatMap(({ id, refusal }) =>
    refusal ? [{ title: chosen.get(id)?.title ?? '', why: refusal.zh }] : [],
  );
}

/** What the person who looks may decide, what is due first on top; general copy may be approved together. */
export function ReviewQueue() {
  const [chosen, setChosen] = useState(new Map<string, Waiting>());
  const [refused, setRefused] = useState<Refused[]>([]);
  const act = useAct(DecideTogetherDocument);
  const choose = (waiting: Waiting) => {
    const next = new Map(chosen);
    if (!next.delete(waiting.id) && next.size < MOST) next.set(waiting.id, waiting);
    setChosen(next);
  };
  const approve = async () => {
    const items = [...chosen.values()].map(({ id, hash }) => ({ id, hash }));
    setRefused(refusedOf(await act.run({ items }), chosen));
    setChosen(new Map());
  };
  return (
    <Part title="等我审核">
      {chosen.size > 0 && (
        <p>
          <Button type="primary" loading={act.busy} onClick={() => void approve()}>
            同意所选 {chosen.size} 件
          </Button>{' '}
          <small>请确认已经读过；有校对警告的会请您逐件审核。</small>
        </p>
      )}
      {refused.map(({ title, why }) => (
        <Alert key={title} type="warning" showIcon closable title={`《${title}》没有通过：${why}`} />
      ))}
      <Paged
        key={act.busy ? 'deciding' : 'decided'}
        query={ReviewQueueDocument}
        variables={{}}
        of={(data) => data.reviewQueue}
        none="没有等您审核的稿件"
        every={60}
        size={10}
        row={(waiting) => (
          <WaitingRow waiting={waiting} chosen={chosen.has(waiting.id)} choose={() => choose(waiting)} />
        )}
      />
    </Part>
  );
}
