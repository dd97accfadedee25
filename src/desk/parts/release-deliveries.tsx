import { Input, Segmented } from 'antd';
import { useState } from 'react';
import { type DeliveryState, ReleaseDeliveriesDocument } from '../generated/operations.ts';
import { DELIVERY_STATES } from '../states.ts';
import { DeliveryRow } from './delivery-row.tsx';
import { Part } from './frame.tsx';
import { Paged } from './paged.tsx';

const EMPTY = {
  totalCount: 0,
  pageInfo: { hasNextPage: false, endCursor: null },
  edges: [],
};

interface Props {
  releaseId: string;
  counts: { state: DeliveryState; count: number }[];
}

/** The deliveries of a release, of which there may be thousands: those that need somebody first, by state, and found by the channel's name. */
export function ReleaseDeliveries({ releaseId, counts }: Props) {
  const [state, setState] = useState<DeliveryState | 'ALL'>('ALL');
  const [channel, setChannel] = useState('');
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const options = [
    { value: 'ALL' as const, label: `全部 ${total}` },
    ...counts.map((one) => ({ value: one.state, label: `${DELIVERY_STATES[one.state][0]} ${one.count}` })),
  ];
  const states = state === 'ALL' ? null : [state];
  return (
    <Part title="各渠道">
      <div className="scroll">
        <Segmented options={options} value={state} onChange={setState} />
      </div>
      <Input.Search
        className="narrow"
        placeholder="按渠道名称查找"
        aria-label="按渠道名称查找"
        allowClear
        onSearch={(words) => setChannel(words.trim())}
      />
      <Paged
        key={`${state} ${channel}`}
        query={ReleaseDeliveriesDocument}
        variables={{ id: releaseId, states, channel }}
        of={({ release }) => release?.board ?? EMPTY}
        row={(delivery, again) => <DeliveryRow delivery={delivery} again={again} />}
        none={channel || states ? '没有相符的投递' : '还没有投递'}
        every={5}
      />
    </Part>
  );
}
