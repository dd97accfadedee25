import type { Context } from '../identity/context.ts';
import type { Fetch } from '../platform/fetch/fetch.ts';
import type { Feed, Validators } from './feed.ts';
import { type Politeness, politenessOf } from './politeness.ts';
import { type HowFar, type Lacking, type ListedItem, sources } from './sources/index.ts';
import type { NamedHub } from './websub/named-hub.ts';

/** What came of reading an upstream list, and what the upstream asked of us; `problems` are sentences in zh-CN. */
export type UpstreamReading = Outcome & { politeness?: Politeness | null };

type Outcome =
  | { outcome: 'unchanged'; problems: string[] }
  | {
      outcome: 'listed';
      items: ListedItem[];
      problems: string[];
      validators: Validators | null;
      /** The WebSub hub it names, null where it names none; undefined where that is not known. */
      hub?: NamedHub | null | undefined;
      /** Why the items are not all there are, null where they are; undefined where that is not known. */
      lacking?: Lacking | null;
      /** Addresses of what another hub of this kind says it took back; undefined for every other upstream. */
      removed?: string[] | undefined;
    }
  /** Nothing was found. `answered`: the upstream did answer, so it is its page, or our reading of it, that changed. */
  | { outcome: 'failed'; problems: string[]; answered: boolean };

/**
 * Fetches and parses the list of an upstream, and stores nothing; whatever goes wrong is stated, nothing is thrown. Further
 * pages of it are read as far as is said.
 */
export async function readUpstream(
  ctx: Context,
  feed: Pick<Feed, 'url' | 'kind' | 'settings' | 'validators'>,
  howFar: HowFar = {},
): Promise<UpstreamReading> {
  if (ctx.em.isInTransaction()) throw new Error('an upstream is read outside any transaction');
  let answered = false;
  let politeness: Politeness | null = null;
  const fetch: Fetch = async (url, options) => {
    answered = false;
    const answer = await ctx.fetch(url, options);
    answered = answer.status >= 200 && answer.status < 300;
    politeness ??= politenessOf(answer, ctx.now());
    return answer;
  };
  const outcome = await outcomeOf(ctx, feed, { fetch, howFar, answered: () => answered });
  return { ...outcome, politeness };
}

async function outcomeOf(
  ctx: Context,
  feed: Pick<Feed, 'url' | 'kind' | 'settings' | 'validators'>,
  { fetch, howFar, answered }: { fetch: Fetch; howFar: HowFar; answered: () => boolean },
): Promise<Outcome> {
  const { url, settings, validators } = feed;
  try {
    const reading = await sources[feed.kind].read({ ...howFar, url, settings, fetch, validators });
    if (reading.notModified) return { outcome: 'unchanged', problems: [] };
    const { items, problems, validators: next, hub, lacking = null, removed } = reading;
    if (items.length > 0 || removed)
      return { outcome: 'listed', items, problems, validators: next, hub, lacking, removed };
    return { outcome: 'failed', problems, answered: answered() };
  } catch (error) {
    ctx.log.error({ err: error, host: new URL(url).host }, 'a source failed in an unforeseen way');
    return { outcome: 'failed', problems: ['读取来源时发生内部错误，已记录。'], answered: answered() };
  }
}
