import type { Context } from './identity/context.ts';

/** To come. */
export async function seedFeeds(_ctx: Context, _siteIds: string[]): Promise<void> {}
