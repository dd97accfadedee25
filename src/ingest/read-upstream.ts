import type { Context } from '../identity/context.ts';
import type { Fetch } from '../platform/fetch/fetch.ts';
import type { Feed, Validators } from './feed.ts';
import { type ListedItem, sources } from './sources/index.ts';
import type { NamedHub } from './websub/named-hub.ts';

/** What came of reading an upstream list; `problems` are sentences in zh-CN. */
export type UpstreamReading =
  | { outcome: 'unchanged'; problems: string[] }
  | {
      outcome: 'listed';
      items: ListedItem[];
      problems: string[];
      validators: Validators | null;
      /** The WebSub hub it names, null where it names none; undefined where that is not known. */
      hub?: NamedHub | null | undefined;
    }
  /** Nothing was found. `answered`: the upstream did answer, so it is its page, or our reading of it, that changed. */
  | { outcome: 'failed'; problems: string[]; answered: boolean };

/**
 * Fetches and parses the list of an upstream, and stores nothing; whatever goes wrong is stated, nothing is thrown. Further
 * pages of it are read while `wantsMore` says so of the last.
 */
export async function readUpstream(
  ctx: Context,
  feed: Pick<Feed, 'url' | 'kind' | 'settings' | 'validators'>,
  wantsMore?: (items: readonly ListedItem[]) => Promise<boolean>,
): Promise<UpstreamReading> {
  if (ctx.em.isInTransaction()) throw new Error('an upstream is read outside any transaction');
  let answered = false;
  const fetch: Fetch = async (url, options) => {
    answered = false;
    const answer = await ctx.fetch(url, options);
    answered = answer.status >= 200 && answer.status < 300;
    return answer;
  };
  const { url, settings, validators } = feed;
  try {
    const reading = await sources[feed.kind].read({ url, settings, fetch, validators, wantsMore });
    if (reading.notModified) return { outcome: 'unchanged', problems: [] };
    const { items, problems, validators: next, hub } = reading;
    if (items.length > 0) return { outcome: 'listed', items, problems, validators: next, hub };
    return { outcome: 'failed', problems, answered };
  } catch (error) {
    ctx.log.error({ err: error, host: new URL(url).host }, 'a source failed in an unforeseen way');
    return { outcome: 'failed', problems: ['读取来源时发生内部错误，已记录。'], answered };
  }
}
