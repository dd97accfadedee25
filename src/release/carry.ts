import type { Context } from '../identity/context.ts';
import { Refusal } from '../platform/refusal.ts';
import { place } from './place.ts';

/** Places a shared copy at a site that is to carry it; one that was withdrawn meanwhile is left where it is. */
export async function carry(ctx: Context, input: { contentId: string; sectionId: string }): Promise<void> {
  try {
    await place(ctx, input);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'WRONG_STATE') throw error;
    ctx.log.info({ ...input, code: error.code }, 'a shared copy was withdrawn before it was carried');
  }
}
