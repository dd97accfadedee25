/** Reads a value again only when the last one is older than so many milliseconds; one that failed is read again at once. */
export function remembering<T>(milliseconds: number, read: () => Promise<T>): () => Promise<T> {
  let last: { at: number; value: Promise<T> } | undefined;
  return () => {
    if (last && performance.now() - last.at < milliseconds) return last.value;
    const mine = { at: performance.now(), value: read() };
    last = mine;
    mine.value.catch(() => {
      if (last === mine) last = undefined;
    });
    return mine.value;
  };
}
