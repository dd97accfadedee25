import type { Context } from '../identity/context.ts';
import { LONGEST } from './listed-fields.ts';
import type { ListedItem } from './sources/index.ts';
import { UpstreamItem } from './upstream-item.ts';

/** Whether none of the items of a page was seen before: then what followed last time stands further back in the list. */
export async function areAllNew(ctx: Context, items: readonly ListedItem[]): Promise<boolean> {
  const urls = items.map(({ url }) => url).filter((url) => url.length <= LONGEST.url);
  return (await ctx.em.fork().count(UpstreamItem, { url: { $in: urls } })) === 0;
}
