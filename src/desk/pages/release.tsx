import { Alert, Empty } from 'antd';
import { useParams } from 'wouter';
import {
  type DeliveryRowFragment,
  ReleaseBoardDocument,
  type ReleaseBoardQuery,
} from '../generated/operations.ts';
import { AdjustedRow } from '../parts/adjusted-row.tsx';
import { DeliveryRow } from '../parts/delivery-row.tsx';
import { Head, Part, State } from '../parts/frame.tsx';
import { Load } from '../parts/load.tsx';
import { RELEASE_STATES } from '../states.ts';
import { timeOf } from '../time.ts';

type Board = NonNullable<ReleaseBoardQuery['release']>;

const STAGES: readonly [name: string, counts: (delivery: DeliveryRowFragment) => boolean][] = [
  ['计划', () => true],
  ['已发送', ({ attempts }) => attempts.length > 0],
  ['对方已接收', ({ sentAt }) => sentAt !== null],
  ['已到达', ({ landedAt }) => landedAt !== null],
  ['待处理', ({ state }) => ['FAILED', 'UNSURE'].includes(state)],
  ['已撤下', ({ goneAt }) => goneAt !== null],
];

function Stages({ deliveries }: { deliveries: DeliveryRowFragment[] }) {
  return (
    <div className="facts">
      {STAGES.map(([name, counts]) => (
        <span key={name}>
          {name} <strong>{deliveries.filter(counts).length}</strong>
        </span>
      ))}
    </div>
  );
}

function Moment({ release: { at, punctuality } }: { release: Board }) {
  if (!punctuality?.lastAt) return <p>定于 {timeOf(at)} 发出。</p>;
  const late = ((punctuality.lateMs ?? 0) / 1_000).toFixed(1);
  const said = `定于 ${timeOf(at)} 发出；${punctuality.tried}/${punctuality.channels} 个渠道已开始投递，最迟的晚 ${late} 秒`;
  const type = punctuality.withinFiveSeconds === false ? 'warning' : 'success';
  return <Alert type={type} showIcon title={said} description="要求：全部渠道在发出时刻后五秒内开始投递。" />;
}

function urgency({ state }: DeliveryRowFragment): number {
  const order = ['FAILED', 'UNSURE', 'RETRACTING', 'PLANNED', 'SENDING', 'SENT', 'LANDED', 'GONE'];
  return order.indexOf(state);
}

function BoardView({ release, again }: { release: Board; again: () => void }) {
  const deliveries = release.deliveries.toSorted((a, b) => urgency(a) - urgency(b));
  return (
    <>
      <Head title="通稿回执" hint={`第 ${release.edition.number} 版；页面每 5 秒更新，需要处理的在前。`}>
        <State of={RELEASE_STATES[release.state]} />
      </Head>
      <Part title="进度">
        <Moment release={release} />
        <Stages deliveries={deliveries} />
      </Part>
      {release.adjusted.length > 0 && (
        <Part title="渠道稿">
          {release.adjusted.map((one) => (
            <AdjustedRow
              key={one.rendition.id + one.channel.id}
              releaseId={release.id}
              adjusted={one}
              again={again}
              isHeld={release.state === 'HELD'}
            />
          ))}
        </Part>
      )}
      <Part title="各渠道">
        {deliveries.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="还没有投递" />}
        <ul className="rows">
          {deliveries.map((delivery) => (
            <li key={delivery.id}>
              <DeliveryRow delivery={delivery} again={again} />
            </li>
          ))}
        </ul>
      </Part>
    </>
  );
}

/** The receipt board of a release: what each channel has, and what is to be done next. */
export function ReleasePage() {
  const { id = '' } = useParams<{ id: string }>();
  return (
    <Load query={ReleaseBoardDocument} variables={{ id }} every={5}>
      {({ release }, again) =>
        release ? <BoardView release={release} again={again} /> : <p>没有找到这份通稿。</p>
      }
    </Load>
  );
}
