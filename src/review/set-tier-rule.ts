import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { record } from '../journal/record.ts';
import { mustFind } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { mustBeOfHead, mustReach } from '../sites/scope.ts';
import { Section } from '../sites/section.ts';
import { Site } from '../sites/site.ts';
import type { TierRuleInput } from './inputs.ts';
import { plannedSteps } from './planned-steps.ts';
import { TierRule } from './tier-rule.ts';

/** Refuses an administrator whom a line of the table is not for: one of a section belongs to its site, any other to the head organisation. */
export async function mustRule(tx: Context, section: Section | null): Promise<void> {
  if (!section) return mustBeOfHead(tx);
  await mustReach(tx, await mustFind(tx.em, Site, section.site.id));
}

/**
 * Lays down the steps that copy of a sensitivity takes, of one kind or any, in one section or any. It is for copies
 * submitted afterwards; what is in review keeps the steps it was laid out with. The journal keeps what stood before.
 */
export async function setTierRule(ctx: Context, input: TierRuleInput): Promise<TierRule> {
  mustHaveRole(ctx.actor, Role.ADMIN);
  must(ctx.actor.id, 'UNAUTHENTICATED');
  const { sensitivity, kind = null } = input;
  return transact(ctx, async (tx) => {
    const section = input.sectionId ? await mustFind(tx.em, Section, input.sectionId) : null;
    await mustRule(tx, section);
    const steps = plannedSteps(sensitivity, input.steps);
    // Two administrators at once take turns, also where there is no row yet to hold.
    await tx.em.execute('lock table tier_rule in share row exclusive mode');
    const present = await tx.em.findOne(TierRule, { sensitivity, kind, section });
    must(!present || input.version, 'CONFLICT');
    must((present?.version ?? null) === (input.version ?? null), 'STALE');
    const before = present?.steps ?? null;
    const changed = { changedAt: tx.now(), changedBy: tx.actor.id, version: (present?.version ?? 0) + 1 };
    const rule = present
      ? tx.em.assign(present, { steps, ...changed })
      : tx.em.create(TierRule, { sensitivity, kind, section, steps, ...changed } as never);
    await tx.em.flush();
    const detail = { sensitivity, kind, sectionId: section?.id ?? null, before, after: steps };
    await record(tx, 'tier-rule.changed', { type: 'TierRule', id: rule.id }, detail);
    return rule;
  });
}
