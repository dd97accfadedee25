import type { Copy } from '../content/copy.ts';
import type { Revision } from '../content/revision.ts';
import type { Context } from '../identity/context.ts';
import { User } from '../identity/user.ts';
import { must } from '../platform/refusal.ts';

/** Refuses to lay out the tiers of a copy limited to named people of whom nobody may decide one of its tiers: it would wait for ever. */
export async function mustHaveNamedReviewers(
  tx: Context,
  copy: Copy,
  { review, submittedBy }: Revision,
): Promise<void> {
  if (!copy.namedIds) return;
  const named = await tx.em.find(User, { id: { $in: copy.namedIds }, active: true });
  const authors = [...copy.authorIds, submittedBy.id];
  const able = named.filter(({ id }) => !authors.includes(id)).flatMap(({ roles }) => roles as string[]);
  const roles = review.tiers.map(({ role }) => role).filter((role) => !able.includes(role));
  must(
    roles.length === 0,
    'WRONG_STATE',
    {
      zh: '知悉范围内缺少可以办理审核环节的人员，请先将其列入',
      en: 'Nobody named may decide one of its tiers; name them first',
    },
    { roles },
  );
}
