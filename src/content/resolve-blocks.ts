import type { Context } from '../identity/context.ts';
import { must } from '../platform/refusal.ts';
import { Site } from '../sites/site.ts';
import { Block } from './block.ts';
import { blocksNamed, resolveMarkers } from './block-marker.ts';
import { BlockUse } from './block-use.ts';
import type { Copy } from './copy.ts';
import { mediaHashesIn } from './media-hashes.ts';

const ABOVE = `with recursive above as (
    select id, parent_id, 0 as distance from organisation where id = ?
    union select o.id, o.parent_id, above.distance + 1 from organisation o join above on o.id = above.parent_id
  ) select id from above order by distance`;

/** The blocks an organisation may use: its own, and those of the organisations above it; of one code, the nearest. */
export async function usableBlocks({ em }: Context, organisationId: string): Promise<Block[]> {
  const above = (await em.execute<{ id: string }[]>(ABOVE, [organisationId])).map((row) => row.id);
  const blocks = await em.find(Block, { organisation: { $in: above } }, { populate: ['organisation'] });
  const distance = (block: Block) => above.indexOf(block.organisation.id);
  const nearestFirst = blocks.toSorted((one, other) => distance(one) - distance(other));
  const byCode = new Map<string, Block>();
  for (const block of nearestFirst) if (!byCode.has(block.code)) byCode.set(block.code, block);
  return [...byCode.values()].toSorted((one, other) => one.code.localeCompare(other.code));
}

/** Puts the wording of every block that a copy names into its body, in the act's own transaction, so that what is reviewed is what readers get. */
export async function resolveBlocks(tx: Context, copy: Copy): Promise<void> {
  if (blocksNamed(copy.body).length === 0) return;
  const { organisation } = await tx.em.findOneOrFail(Site, { id: copy.site.id });
  const blocks = await usableBlocks(tx, organisation.id);
  const wording = new Map(blocks.map((block) => [block.code, block.html]));
  const { body, used, unknown, misplaced } = resolveMarkers(copy.body, wording);
  must(unknown.length === 0, 'BAD_USER_INPUT', {
    zh: `没有这些通用段落：${unknown.join('、')}`,
    en: `There are no such blocks: ${unknown.join(', ')}`,
  });
  must(misplaced.length === 0, 'BAD_USER_INPUT', {
    zh: `这些通用段落不止一段，须单独成段：${misplaced.join('、')}`,
    en: `These blocks have several paragraphs and must stand alone: ${misplaced.join(', ')}`,
  });
  await tx.em.nativeDelete(BlockUse, { copy: copy.id });
  for (const block of blocks) {
    const html = used.get(block.code);
    if (html !== undefined) tx.em.create(BlockUse, { copy, block, html });
  }
  Object.assign(copy, { body, mediaHashes: mediaHashesIn(body), version: copy.version + 1 });
  await tx.em.flush();
}
