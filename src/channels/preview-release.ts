import { type Context, mustHaveRole } from '../identity/context.ts';
import type { ReleaseInput } from './inputs.ts';
import { missingPhrases } from './missing-phrases.ts';
import { OPERATOR_ROLES } from './operator-roles.ts';
import { readOrder } from './read-order.ts';
import { type ReleasePreview, WordingFault } from './rendition.ts';

/** Shows what each channel would be sent, and stores nothing. */
export async function previewRelease(ctx: Context, input: ReleaseInput): Promise<ReleasePreview> {
  mustHaveRole(ctx.actor, ...OPERATOR_ROLES);
  const { publication, channels, lockedPhrases } = await readOrder(ctx, input);
  const { title, text } = publication;
  const missing = missingPhrases(lockedPhrases, `${title}\n${text}`);
  const length = [...text].length;
  return {
    renditions: channels.map((channel) => ({ channel, title, text, length, limit: null, problems: [] })),
    wording: channels.flatMap((channel) =>
      missing.map((phrase) => ({ phrase, channel, kind: WordingFault.MISSING })),
    ),
  };
}
