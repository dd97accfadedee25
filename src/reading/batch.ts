/** Looks one key up together with whatever else is asked for in the same turn. */
export type Read<K, V> = (key: K) => Promise<V>;

interface Asked<K, V> {
  key: K;
  settle: (value: V) => void;
  fail: (error: unknown) => void;
}

/**
 * Gathers the keys of one turn of the event loop into one call of `load`, which answers them in their order. An
 * answer is kept as long as the returned function, so make one for each request.
 */
export function batch<K, V>(load: (keys: K[]) => Promise<V[]>): Read<K, V> {
  const known = new Map<string, Promise<V>>();
  let asked: Asked<K, V>[] = [];
  const run = async () => {
    const turn = asked;
    asked = [];
    try {
      const values = await load(turn.map((one) => one.key));
      for (const [nth, one] of turn.entries()) one.settle(values[nth] as V);
    } catch (error) {
      for (const one of turn) one.fail(error);
    }
  };
  return (key) => {
    const name = JSON.stringify(key);
    const present = known.get(name);
    if (present) return present;
    if (asked.length === 0) setImmediate(() => void run());
    const value = new Promise<V>((settle, fail) => asked.push({ key, settle, fail }));
    known.set(name, value);
    return value;
  };
}
