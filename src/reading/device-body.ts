import { type BodyVariant, cutBody } from './body-variant.ts';
import { TEXT_PER_ITEM } from './budget.ts';
import type { ReadingContext } from './reading-context.ts';

/** A body cut for a variant, at the price of its length; null where there is none. */
export function deviceBody(ctx: ReadingContext, body: string | null, variant: BodyVariant): string | null {
  if (ctx.budget.tell(body) === null) return null;
  ctx.budget.charge(Math.ceil((body ?? '').length / TEXT_PER_ITEM));
  return cutBody(body ?? '', variant, ctx.publicUrl);
}
