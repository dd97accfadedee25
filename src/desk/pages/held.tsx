import { Empty } from 'antd';
import { Link } from 'wouter';
import { HeldReleasesDocument } from '../generated/operations.ts';
import { AdjustedRow } from '../parts/adjusted-row.tsx';
import { Head, Part } from '../parts/frame.tsx';
import { Load } from '../parts/load.tsx';
import { timeOf } from '../time.ts';

/** Releases that wait for a reviewer, because an operator's words do more than leave out. */
export function HeldPage() {
  return (
    <>
      <Head title="渠道稿审核" hint="与审定原文不止删节的渠道稿，须由原文的最高一级审核人审定后才能发出。" />
      <Load query={HeldReleasesDocument} variables={{}} every={15}>
        {({ heldReleases }, again) => (
          <>
            {heldReleases.length === 0 && <Empty description="没有待审的渠道稿" />}
            {heldReleases.map(({ id, at, adjusted }) => (
              <Part key={id} title={<Link href={`/releases/${id}`}>定于 {timeOf(at)} 发出的通稿</Link>}>
                {adjusted.map((one) => (
                  <AdjustedRow
                    key={one.rendition.id + one.channel.id}
                    releaseId={id}
                    adjusted={one}
                    again={again}
                    isHeld
                  />
                ))}
              </Part>
            ))}
          </>
        )}
      </Load>
    </>
  );
}
