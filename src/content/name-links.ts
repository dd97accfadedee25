import type { Context } from '../identity/context.ts';
import { must } from '../platform/refusal.ts';
import { normaliseNumber } from './check-parts.ts';
import { ContentKind } from './content-kind.ts';
import { Copy } from './copy.ts';
import { CopyState } from './copy-state.ts';
import type { PolicyPart } from './parts.ts';
import type { PolicyLinkPart } from './policy-link.ts';

/** The policy with every link to a published policy bearing that one's document number and title, so that they are reviewed with it; a content that is no published policy is refused. */
export async function nameLinks(ctx: Context, policy: PolicyPart | null): Promise<PolicyPart | null> {
  const links = [...(policy?.repeals ?? []), ...(policy?.amends ?? [])];
  const ids = [...new Set(links.flatMap((link) => link.contentId ?? []))];
  if (!policy || ids.length === 0) return policy;
  const where = { contentId: { $in: ids }, kind: ContentKind.POLICY, state: CopyState.PUBLISHED };
  // What was published is everybody's, whoever its copy was limited to.
  const copies = await ctx.em.find(Copy, where, { orderBy: { revisedAt: 'asc' }, filters: false });
  const found = new Map(copies.map((copy) => [copy.contentId, copy]));
  const named = (link: PolicyLinkPart): PolicyLinkPart => {
    if (!link.contentId) return link;
    const copy = found.get(link.contentId);
    must(copy, 'BAD_USER_INPUT', {
      zh: '所废止或修改的须是已发布的政策文件',
      en: 'Only a published policy can be repealed or amended',
    });
    const number = copy.policy?.number ? normaliseNumber(copy.policy.number) : null;
    return { contentId: link.contentId, number, title: copy.title };
  };
  return {
    ...policy,
    ...(policy.repeals ? { repeals: policy.repeals.map(named) } : {}),
    ...(policy.amends ? { amends: policy.amends.map(named) } : {}),
  };
}
