import { correct } from '../../../src/release/correct.ts';
import { WithdrawalKind } from '../../../src/release/edition.ts';
import { place } from '../../../src/release/place.ts';
import { restore } from '../../../src/release/restore.ts';
import { withdraw } from '../../../src/release/withdraw.ts';
import { effect } from './effect.ts';
import { mayToo } from './may.ts';
import { type Act, sectionKey } from './newsdesk.ts';
import type { ModelContent } from './nouns.ts';

type OnContent = Act<ModelContent>;

/** What anybody may try on what is published. */
export const ON_CONTENTS: Record<string, OnContent> = {
  withdraw: {
    permits: ({ person, on }) => mayToo.withdraw(person, on),
    run: async ({ desk, ctx, on, step }) => {
      const other = desk.contents.find((one) => one !== on && !one.withdrawn);
      const kinds = [WithdrawalKind.GONE, WithdrawalKind.WITHDRAWN, WithdrawalKind.REPLACED];
      const kind = kinds[step.which % (other ? 3 : 2)] ?? WithdrawalKind.GONE;
      const replacementId = kind === WithdrawalKind.REPLACED ? other?.id : null;
      await withdraw(ctx, { contentId: on.id, kind, explanation: '试', replacementId });
      effect.withdraw(on, kind, desk.contents, desk.world);
    },
  },
  restore: {
    permits: ({ person, on }) => mayToo.restore(person, on),
    run: async ({ desk, ctx, on }) => {
      await restore(ctx, { contentId: on.id });
      effect.restore(on, desk.contents, desk.world);
    },
  },
  correct: {
    permits: ({ desk, person, on }) => mayToo.correct(person, on, desk.copies),
    run: async ({ desk, ctx, person, on }) => {
      const { id } = await correct(ctx, { contentId: on.id, changeNote: '更正' });
      desk.addCopy(id, person, { main: on.main, isPolicy: on.isPolicy, text: on.text, content: on });
    },
  },
  place: {
    permits: ({ person, on, step }) => mayToo.place(person, on, step.yes),
    run: async ({ desk, ctx, on, step }) => {
      const { sectionId } = await desk.place(step.yes);
      await place(ctx, { contentId: on.id, sectionId });
      on.sections.add(sectionKey(step.yes));
    },
  },
};
