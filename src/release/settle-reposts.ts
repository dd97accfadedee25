import { LockMode } from '@mikro-orm/core';
import { Copy } from '../content/copy.ts';
import { Duty, DutyKind, DutyState } from '../duties/duty.ts';
import { reopenDuty } from '../duties/reopen.ts';
import { settleDuty } from '../duties/settle.ts';
import type { Context } from '../identity/context.ts';
import { mustFind } from '../platform/database/must-find.ts';
import { Edition } from './edition.ts';
import { Publication } from './publication.ts';

const CARRYING = `select section.site_id as "siteId", min(placement.at) as at from placement
  join section on section.id = placement.section_id
  where placement.publication_id = ? and placement.live group by section.site_id`;

/**
 * Holds the duties to repost an upstream item against what carries it now, in the act's own transaction and before the
 * journal is written: a site in whose sections the text stands, by its own copy or by placement, has done its duty, with
 * the edition as evidence; one that had done it by this content and carries it no more owes it again. With `sinceCarried`
 * it counts as done when the site began to carry it, not now.
 */
export async function settleReposts(
  tx: Context,
  contentId: string,
  { sinceCarried = false } = {},
): Promise<void> {
  const { editionId } = await mustFind(tx.em, Publication, contentId);
  const edition = await mustFind(tx.em, Edition, editionId);
  // What is published is everybody's, whoever its copy was limited to.
  const copy = await tx.em.findOneOrFail(Copy, { id: edition.copyId }, { filters: false });
  const { upstreamItemId } = copy;
  if (!upstreamItemId) return;
  const carrying = await carryingSites(tx, contentId);
  for (const duty of await held(tx, upstreamItemId)) {
    const since = carrying.get(duty.siteId ?? '');
    if (since) await met(tx, duty, { edition, at: sinceCarried ? since : tx.now() });
    else await undone(tx, duty, edition);
  }
}

function held(tx: Context, subjectId: string): Promise<Duty[]> {
  return tx.em.find(
    Duty,
    { kind: DutyKind.REPOST, subjectId, state: { $ne: DutyState.EXEMPT } },
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  );
}

async function met(tx: Context, duty: Duty, { edition, at }: { edition: Edition; at: Date }): Promise<void> {
  const { kind, subjectId, siteId } = duty;
  const evidence = { editionId: edition.id, contentId: edition.contentId, hash: edition.hash };
  await settleDuty(tx, { kind, subjectId, siteId, evidence, at });
}

async function undone(tx: Context, duty: Duty, { id, act, contentId }: Edition): Promise<void> {
  const wasByThis = duty.state !== DutyState.OPEN && duty.evidence?.contentId === contentId;
  if (wasByThis) await reopenDuty(tx, duty, { act, contentId, editionId: id });
}

async function carryingSites(tx: Context, contentId: string): Promise<Map<string, Date>> {
  const rows = await tx.em.execute<{ siteId: string; at: Date | string }[]>(CARRYING, [contentId]);
  return new Map(rows.map(({ siteId, at }) => [siteId, new Date(at)]));
}
