import { must } from '../platform/refusal.ts';
import type { Context } from './context.ts';

/**
 * Refuses with FRESH_SIGN_IN_NEEDED whoever has not shown lately, on this very session, who they are: by signing in, by a
 * token just issued, or by confirming it. A key never has, nor the hub itself.
 */
export function mustBeFresh({ actor, now }: Pick<Context, 'actor' | 'now'>): void {
  must(actor.kind === 'user' && actor.freshUntil && actor.freshUntil > now(), 'FRESH_SIGN_IN_NEEDED');
}
