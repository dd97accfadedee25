import { ADAPTERS } from './adapters/index.ts';
import type { ChannelKind } from './channel.ts';

/** Rule: whether a channel of this kind shows one copy of a content, which corrections change in place; elsewhere each correction is a post of its own. */
export function keepsOneCopy(kind: ChannelKind): boolean {
  return ADAPTERS[kind]?.update !== undefined;
}

/** Rule: whether what is at such a channel can be taken back without a person. */
export function takesBack(kind: ChannelKind): boolean {
  // What an adapter that is gone could do is not known: the try says so, and opens a duty.
  return ADAPTERS[kind] === null || ADAPTERS[kind]?.retract !== undefined;
}
