import { Alert } from 'antd';
import { useParams } from 'wouter';
import { ReleaseBoardDocument, type ReleaseBoardQuery } from '../generated/operations.ts';
import { AdjustedRow } from '../parts/adjusted-row.tsx';
import { Head, Part, State } from '../parts/frame.tsx';
import { Load } from '../parts/load.tsx';
import { ReleaseDeliveries } from '../parts/release-deliveries.tsx';
import { RELEASE_STATES } from '../states.ts';
import { timeOf } from '../time.ts';

type Board = NonNullable<ReleaseBoardQuery['release']>;

const STAGES = {
  planned: '计划',
  sent: '已发送',
  accepted: '对方已接收',
  landed: '已到达',
  failed: '待处理',
  gone: '已撤下',
} as const;

function Stages({ tally }: { tally: Board['tally'] }) {
  return (
    <div className="facts">
      {(Object.keys(STAGES) as (keyof typeof STAGES)[]).map((stage) => (
        <span key={stage}>
          {STAGES[stage]} <strong>{tally[stage]}</strong>
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

function BoardView({ release, again }: { release: Board; again: () => void }) {
  const { tally } = release;
  return (
    <>
      <Head title="通稿回执" hint={`第 ${release.edition.number} 版；页面每 5 秒更新，需要处理的在前。`}>
        <State of={RELEASE_STATES[release.state]} />
      </Head>
      <Part title="进度">
        <Moment release={release} />
        <Stages tally={tally} />
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
      <ReleaseDeliveries releaseId={release.id} counts={tally.states} />
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
