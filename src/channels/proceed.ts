import { type Context, enqueue } from '../identity/context.ts';
import { record } from '../journal/record.ts';
import type { Publication } from '../release/publication.ts';
import { type Release, ReleaseState } from '../release/release.ts';
import { goOut } from './go-out.ts';

/** Sends a release on its way, in the act's own transaction: at once, or planned for its moment. The publication's row must be held. */
export async function proceed(tx: Context, release: Release, publication: Publication): Promise<void> {
  if (release.at <= tx.now()) return goOut(tx, release, publication);
  const { at, edition } = release;
  release.state = ReleaseState.PLANNED;
  await tx.em.flush();
  await enqueue(tx, 'channels.fan-out', { editionId: edition.id, releaseId: release.id }, { startAfter: at });
  await record(tx, 'release.planned', { type: 'Release', id: release.id }, { at, edition: edition.id });
}
