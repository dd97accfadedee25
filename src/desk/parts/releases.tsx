import { Link } from 'wouter';
import type { PublicationQuery } from '../generated/operations.ts';
import { RELEASE_STATES } from '../states.ts';
import { timeOf } from '../time.ts';
import { State } from './frame.tsx';

/** The releases of a content, each with the way to its receipt board. */
export function Releases({ releases }: { releases: PublicationQuery['releases'] }) {
  return releases.map(({ id, at, edition, state }) => (
    <p key={id}>
      <Link href={`/releases/${id}`}>
        第 {edition.number} 版定于 {timeOf(at)} 发出的通稿
      </Link>{' '}
      <State of={RELEASE_STATES[state]} />
    </p>
  ));
}
