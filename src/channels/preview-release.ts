import { type Context, mustHaveRole } from '../identity/context.ts';
import { fitChannels } from './fit-channels.ts';
import type { ReleaseInput } from './inputs.ts';
import { OPERATOR_ROLES } from './operator-roles.ts';
import type { ReleasePreview } from './preview.ts';
import { readOrder } from './read-order.ts';

/** Shows each channel as it will look, with what is wrong with its wording, and stores nothing. */
export async function previewRelease(ctx: Context, input: ReleaseInput): Promise<ReleasePreview> {
  mustHaveRole(ctx.actor, ...OPERATOR_ROLES);
  const fitted = await fitChannels(ctx, await readOrder(ctx, input));
  return {
    renditions: fitted.map(({ channel, rendition, needsReview }) => ({ channel, ...rendition, needsReview })),
    wording: fitted.flatMap(({ channel, wording }) => wording.map((problem) => ({ ...problem, channel }))),
  };
}
