/** Shorter values are no secrets, and taking them out of a text would only garble it. */
const SHORTEST = 4;

function decoded(value: string): string[] {
  try {
    return [value, decodeURIComponent(value.replaceAll('+', ' '))];
  } catch {
    // A stray percent sign: it stands as it is.
    return [value];
  }
}

/** Rule: what people are shown of an address, `?…` in place of its query and fragment, and the parts that so stay hidden, longest first. */
export function hiddenQuery(address: string): { shown: string; hidden: string[] } {
  const at = address.search(/[?#]/);
  if (at < 0) return { shown: address, hidden: [] };
  const query = address.slice(at + 1);
  const values = query.split(/[&#]/).flatMap((pair) => decoded(pair.slice(pair.indexOf('=') + 1)));
  const hidden = [...new Set([query, ...values])].filter((part) => part.length >= SHORTEST);
  return { shown: `${address.slice(0, at)}?…`, hidden: hidden.sort((a, b) => b.length - a.length) };
}
