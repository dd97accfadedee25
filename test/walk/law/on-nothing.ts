import { WindowUnit } from '../../../src/calendar/window.ts';
import { compose } from '../../../src/content/compose.ts';
import { ContentKind } from '../../../src/content/content-kind.ts';
import type { StepTask } from '../../../src/content/step-task.ts';
import type { Role } from '../../../src/identity/role.ts';
import { delegate } from '../../../src/review/delegate.ts';
import { revokeDelegation } from '../../../src/review/revoke-delegation.ts';
import { setTierRule } from '../../../src/review/set-tier-rule.ts';
import { TierRule } from '../../../src/review/tier-rule.ts';
import { may, mayToo } from './may.ts';
import type { Act, Newsdesk } from './newsdesk.ts';
import { bodyOf, type ModelLoan, type Person, policyOf, titleOf } from './nouns.ts';
import { plansFor } from './people.ts';
import type { Try } from './try.ts';

function planOf({ sensitivity, which }: Try) {
  const plans = plansFor(sensitivity);
  return plans[which % plans.length] ?? { lawful: false, steps: [] };
}

const deputyOf = ({ people }: Newsdesk, { which }: Try) => people[which % people.length] as Person;

/** What anybody may try that begins with nothing. */
export const ON_NOTHING: Record<string, Act<null>> = {
  compose: {
    permits: ({ person, step }) => may.compose(person, step.yes),
    run: async ({ desk, ctx, person, step: { yes, edit, which } }) => {
      const words = desk.words();
      const hit = edit === 'personal' ? 'PERSONAL' : edit === 'secret' ? 'SECRET' : null;
      const isPolicy = which % 3 === 0;
      const text = { ...words, hit, repeals: isPolicy ? desk.policyToRepeal(which) : null } as const;
      const said = isPolicy
        ? { kind: ContentKind.POLICY, policy: policyOf(text) }
        : { kind: ContentKind.ARTICLE };
      const place = await desk.place(yes);
      const { id } = await compose(ctx, { ...said, title: titleOf(text), body: bodyOf(text), ...place });
      desk.addCopy(id, person, { main: yes, isPolicy, text, content: null });
    },
  },
  rule: {
    permits: ({ person, step }) => mayToo.rule(person, planOf(step).lawful),
    run: async ({ desk, ctx, step }) => {
      const { sensitivity } = step;
      const { steps } = planOf(step);
      const window = { unit: WindowUnit.WORKING_DAYS, value: 1 };
      const planned = steps.map(({ role, task }) => ({
        ...{ name: '环节', role: role as Role, task: task as StepTask, window },
      }));
      const present = await ctx.em.findOne(TierRule, { sensitivity, kind: null, section: null });
      await setTierRule(ctx, { sensitivity, steps: planned, version: present?.version });
      desk.world.table.set(sensitivity, steps);
    },
  },
  lend: {
    permits: ({ desk, person, step }) => mayToo.lend(person, step.role, deputyOf(desk, step)),
    isRare: ({ person }) => person.roles.length > 1,
    run: async ({ desk, ctx, person, step }) => {
      const deputy = deputyOf(desk, step);
      const day = (offset: number) =>
        desk
          .inMinutes(offset * 1_440)
          .toISOString()
          .slice(0, 10);
      const lent = { role: step.role as Role, deputyId: desk.id(deputy), reason: '出差' };
      const { id } = await delegate(ctx, { ...lent, fromOn: day(-2), untilOn: day(30) });
      desk.world.loans.push({ id, role: step.role, from: person, to: deputy, over: false });
    },
  },
};

/** Taking back what was lent. */
export const TAKE_BACK: Act<ModelLoan> = {
  permits: ({ person, on }) => mayToo.takeBack(person, on),
  run: async ({ ctx, on }) => {
    await revokeDelegation(ctx, { id: on.id });
    on.over = true;
  },
};
