import { shanghaiDay } from '../calendar/shanghai-day.ts';
import type { Copy } from '../content/copy.ts';
import { currentSnapshot } from '../content/latest-revision.ts';
import { Original } from '../content/original.ts';
import type { Snapshot } from '../content/snapshot.ts';
import type { Context } from '../identity/context.ts';
import type { Site } from '../sites/site.ts';
import { currentLexicon } from './current-lexicon.ts';
import { infidelities } from './fidelity.ts';
import { Severity } from './finding.ts';
import { linkedContents } from './linked-contents.ts';
import { type Found, proofread } from './proofing/index.ts';

/** Everything that proofreading and the comparison with its original find in a copy as it stands, its `present` snapshot where it has been taken; an origin that blocks is told once. */
export async function proofreadCopy(
  ctx: Context,
  copy: Copy,
  site: Site,
  present?: Snapshot,
): Promise<Found[]> {
  const snapshot = present ?? (await currentSnapshot(ctx.em, copy));
  const { upstreamItemId } = copy;
  const original = upstreamItemId ? await ctx.em.findOne(Original, { id: upstreamItemId }) : null;
  const unfaithful = infidelities(snapshot, original);
  const found = proofread(snapshot, {
    on: shanghaiDay(ctx.now()),
    domain: site.domain,
    lexicon: await currentLexicon(ctx.em),
    linked: await linkedContents(ctx.em, snapshot.body),
  });
  const isBlocked = unfaithful.some(({ severity }) => severity === Severity.BLOCK);
  return [...found.filter(({ rule }) => !isBlocked || rule !== 'missing-origin'), ...unfaithful];
}
