import type { Context } from '../identity/context.ts';
import type { Copy } from './copy.ts';
import { CopyState } from './copy-state.ts';

/** Makes whoever changes a copy one of its authors, and a copy beyond a draft a draft again, in a new version. */
export function reopen(tx: Context, copy: Copy): void {
  const { id } = tx.actor;
  if (id && !copy.authorIds.includes(id)) copy.authorIds = [...copy.authorIds, id];
  copy.revisedAt = tx.now();
  if (copy.state === CopyState.DRAFT) return;
  Object.assign(copy, { state: CopyState.DRAFT, publishAt: null, version: copy.version + 1 });
}
