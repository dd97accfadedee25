import type { Logger } from '../platform/log.ts';
import { Refusal } from '../platform/refusal.ts';
import type { SearchEngine } from './engine.ts';

/** How often the log tells of it, in milliseconds. */
const TOLD_EVERY = 60_000;

/** An engine in whose place another answers whenever it fails; what is refused is refused all the same. Whose page it is stands on the page. */
export function withFallback(engine: SearchEngine, other: SearchEngine, log: Logger): SearchEngine {
  let toldAt = Number.NEGATIVE_INFINITY;
  const instead =
    <T>(answer: () => Promise<T>) =>
    (error: unknown): Promise<T> => {
      if (error instanceof Refusal) throw error;
      if (performance.now() - toldAt > TOLD_EVERY)
        log.error({ err: error }, `${engine.name} fails, ${other.name} answers`);
      toldAt = performance.now();
      return answer();
    };
  return {
    name: engine.name,
    async find(question) {
      const page = await engine.find(question).catch(instead(() => other.find(question)));
      const tally = async () => (await other.find(question)).tally();
      return page.engine === other.name ? page : { ...page, tally: () => page.tally().catch(instead(tally)) };
    },
  };
}
