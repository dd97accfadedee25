import { Block } from '../content/block.ts';
import { inlineForm } from '../content/block-marker.ts';
import { BlockUse } from '../content/block-use.ts';
import { Copy } from '../content/copy.ts';
import { revise } from '../content/revise.ts';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { mustFind } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { Refusal } from '../platform/refusal.ts';
import { line } from '../platform/text.ts';
import { type BlockHolder, blockHolders } from './block-holders.ts';
import { correct } from './correct.ts';

/** Corrections that were opened, and the contents for which none could be. */
export interface Corrections {
  opened: Copy[];
  left: { contentId: string; title: string; code: string }[];
}

async function correctOne(
  ctx: Context,
  block: Block,
  { contentId, html }: BlockHolder,
  changeNote: string,
): Promise<Copy> {
  return transact(ctx, async (tx) => {
    const { id, version, body: before } = await correct(tx, { contentId, changeNote });
    const after = inlineForm(block.html) ?? block.html;
    const copy = await revise(tx, { id, version, patch: { body: before.split(html).join(after) } });
    tx.em.create(BlockUse, { copy, block: tx.em.getReference(Block, block.id), html: after });
    await tx.em.flush();
    return copy;
  });
}

/**
 * Opens a correction draft, with the present wording in place of the earlier one, for every live content that holds an earlier
 * wording of a block; each is reviewed like any. One that cannot be opened, as when a correction is under way already, holds
 * up no other; asked again, only what is left is opened.
 */
export async function correctHolders(
  ctx: Context,
  input: { blockId: string; changeNote: string },
): Promise<Corrections> {
  mustHaveRole(ctx.actor, Role.EDITOR, Role.ADMIN);
  const changeNote = line('changeNote', input.changeNote, 2_000);
  const block = await mustFind(ctx.em.fork(), Block, input.blockId);
  const holders = await blockHolders(ctx, { id: block.id, inline: inlineForm(block.html) ?? block.html });
  const done: Corrections = { opened: [], left: [] };
  for (const holder of holders) {
    try {
      done.opened.push(await correctOne(ctx, block, holder, changeNote));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      done.left.push({ contentId: holder.contentId, title: holder.title, code: error.code });
    }
  }
  return done;
}
