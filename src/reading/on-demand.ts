import { batch, type Read } from './batch.ts';
import type { ReadingContext } from './reading-context.ts';

/**
 * A look-up that a request makes only once a field asks for it; keys of one turn go out together. `load` answers the keys
 * in their order, and tells `ctx.tags` what it read from.
 */
export function onDemand<K, V>(
  load: (ctx: ReadingContext, keys: K[]) => Promise<V[]>,
): (ctx: ReadingContext) => Read<K, V> {
  const made = new WeakMap<ReadingContext, Read<K, V>>();
  return (ctx) => {
    const present = made.get(ctx) ?? batch<K, V>((keys) => load(ctx, keys));
    made.set(ctx, present);
    return present;
  };
}
