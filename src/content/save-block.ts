import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { record } from '../journal/record.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { sanitiseHtml } from '../platform/html/sanitise.ts';
import { must } from '../platform/refusal.ts';
import { line } from '../platform/text.ts';
import { Organisation } from '../sites/organisation.ts';
import { mustReachOrganisation } from '../sites/scope.ts';
import { Block } from './block.ts';
import { blocksNamed } from './block-marker.ts';

const LONGEST = 20_000;

function wordingOf(html: string): string {
  must(html.length <= LONGEST, 'TOO_LARGE');
  const clean = sanitiseHtml(html);
  must(clean && blocksNamed(clean).length === 0, 'BAD_USER_INPUT', {
    zh: '通用段落不能为空，也不能再引用别的通用段落',
    en: 'A block must not be empty, nor name another block',
  });
  return clean;
}

/** Enters a block of the actor's own organisation under a new code. */
export async function createBlock(
  ctx: Context,
  input: { code: string; name: string; html: string },
): Promise<Block> {
  mustHaveRole(ctx.actor, Role.EDITOR, Role.ADMIN);
  const code = line('code', input.code, 50);
  must(/^[a-z0-9][a-z0-9-]*$/.test(code), 'BAD_USER_INPUT', {
    zh: '代码只能用小写字母、数字、连字符',
    en: 'code may hold lower-case letters, digits and hyphens',
  });
  const fields = { code, name: line('name', input.name, 100), html: wordingOf(input.html) };
  return transact(ctx, async (tx) => {
    const organisation = await mustFind(tx.em, Organisation, tx.actor.organisationId ?? '');
    must(!(await tx.em.count(Block, { organisation, code })), 'CONFLICT');
    const block = tx.em.create(Block, { ...fields, organisation, changedAt: tx.now() }, { partial: true });
    await tx.em.flush();
    await record(tx, 'block.created', { type: 'Block', id: block.id }, { code, html: block.html });
    return block;
  });
}

/** Changes the name or the wording of a block; what has been submitted or published keeps the old one until it is corrected. */
export async function changeBlock(
  ctx: Context,
  input: { id: string; version: number; name: string; html: string },
): Promise<Block> {
  mustHaveRole(ctx.actor, Role.EDITOR, Role.ADMIN);
  const fields = { name: line('name', input.name, 100), html: wordingOf(input.html) };
  return transact(ctx, async (tx) => {
    const block = await mustLock(tx.em, Block, input.id);
    await mustReachOrganisation(tx, block.organisation.id);
    must(block.version === input.version, 'STALE', undefined, { version: block.version });
    const before = block.html;
    Object.assign(block, { ...fields, version: block.version + 1, changedAt: tx.now() });
    await tx.em.flush();
    await record(tx, 'block.changed', { type: 'Block', id: block.id }, { before, after: block.html });
    return block;
  });
}
