import { ContentKind } from '../content/content-kind.ts';
import { Copy } from '../content/copy.ts';
import { Duty, DutyKind, DutyState } from '../duties/duty.ts';
import { openDuty } from '../duties/open.ts';
import { settleDuty } from '../duties/settle.ts';
import type { Context } from '../identity/context.ts';
import { record } from '../journal/record.ts';
import { mustFind } from '../platform/database/must-find.ts';
import { Section } from '../sites/section.ts';
import { Edition, EditionAct } from './edition.ts';
import { Publication } from './publication.ts';

/** The policies whose interpretation this edition may have brought, taken away or made due. */
async function concerned(tx: Context, edition: Edition): Promise<string[]> {
  const { contentId, number, snapshot } = edition;
  if (snapshot.kind === ContentKind.POLICY) return [contentId];
  const before = await tx.em.findOne(Edition, { contentId, number: number - 1 });
  const ids = [snapshot, before?.snapshot].flatMap((one) => one?.interpretation?.contentIds ?? []);
  return [...new Set(ids)].sort();
}

async function release(tx: Context, duty: Duty): Promise<void> {
  if (duty.state !== DutyState.OPEN) return;
  Object.assign(duty, { state: DutyState.EXEMPT, settledAt: tx.now(), exemptReason: '政策文件已撤下' });
  await tx.em.flush();
  await record(tx, 'duty.exempted', { type: 'Duty', id: duty.id }, { reason: duty.exemptReason });
}

/** Whoever reposts a policy need not interpret it: that is for those who wrote it. */
async function daysFor(tx: Context, { section, editionId }: Publication): Promise<number | null> {
  const { copyId } = await mustFind(tx.em, Edition, editionId);
  const { upstreamItemId } = await tx.em.findOneOrFail(Copy, { id: copyId }, { filters: false });
  return upstreamItemId ? null : (await mustFind(tx.em, Section, section.id)).interpretDays;
}

async function firstInterpretation(tx: Context, policyId: string): Promise<Publication | null> {
  const where = {
    kind: ContentKind.INTERPRETATION,
    withdrawalKind: null,
    policyIds: { $contains: [policyId] },
  };
  return tx.em.findOne(Publication, where, { orderBy: { publishedAt: 'asc' } });
}

/** Opens the duty of a policy, or opens it again; what somebody has exempted stays so. */
async function open(tx: Context, policy: Publication, duty: Duty | null): Promise<void> {
  if (duty?.exemptById) return;
  const days = await daysFor(tx, policy);
  if (days === null) return;
  if (duty) duty.exemptReason = null;
  await openDuty(tx, {
    kind: DutyKind.INTERPRET,
    subject: { type: 'Publication', id: policy.id },
    siteId: policy.site.id,
    window: { unit: 'WORKING_DAYS', value: days },
    from: tx.now(),
    reopen: true,
  });
}

async function judge(tx: Context, policy: Publication, isNew: boolean): Promise<void> {
  const key = { kind: DutyKind.INTERPRET, subjectId: policy.id, siteId: policy.site.id };
  const duty = await tx.em.findOne(Duty, key);
  if (policy.withdrawalKind) return duty ? release(tx, duty) : undefined;
  const interpretation = await firstInterpretation(tx, policy.id);
  const isOwed = duty ? !interpretation || duty.state === DutyState.EXEMPT : isNew;
  if (isOwed) await open(tx, policy, duty);
  if (!interpretation) return;
  const { id: contentId, editionId, editionHash: hash } = interpretation;
  await settleDuty(tx, { ...key, evidence: { editionId, contentId, hash } });
}

/**
 * Keeps the duty to interpret a policy in step with an edition, in the act's own transaction: a policy of a section that
 * requires it owes one from its publication; a live interpretation settles it, and it is owed again when the last is taken
 * back or no longer names it. A withdrawn policy owes none.
 */
export async function followInterpretation(tx: Context, edition: Edition): Promise<void> {
  for (const id of await concerned(tx, edition)) {
    const policy = await tx.em.findOne(Publication, { id, kind: ContentKind.POLICY });
    const isNew = edition.contentId === id && edition.act === EditionAct.PUBLISH;
    if (policy) await judge(tx, policy, isNew);
  }
}
