import { Copy } from '../content/copy.ts';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { record } from '../journal/record.ts';
import { sha256 } from '../platform/canonical-json.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { signingKey } from '../platform/signature.ts';
import { mustReach, reachableSiteIds } from '../sites/scope.ts';
import { Site } from '../sites/site.ts';
import { bundleOf } from './bundle.ts';
import { readFiles } from './bundle-files.ts';
import { historyOf } from './history.ts';

const LIMITED = {
  zh: '其稿件限定知悉范围，您不在其中',
  en: 'A copy of it is limited to named people, and you are not named',
};
const ELSEWHERE = {
  zh: '其稿件有的由其他单位的站点编写，请由上级单位导出',
  en: 'A copy of it was written for a site beyond your reach; an organisation above may export it',
};

async function mustSeeEveryCopy(tx: Context, contentId: string): Promise<void> {
  const all = await tx.em.count(Copy, { contentId }, { filters: false });
  must((await tx.em.count(Copy, { contentId })) === all, 'FORBIDDEN', LIMITED);
  if (tx.actor.kind === 'system') return;
  const site = { $in: await reachableSiteIds(tx) };
  must((await tx.em.count(Copy, { contentId, site })) === all, 'FORBIDDEN', ELSEWHERE);
}

/** The whole history of a content as a signed bundle, for supervisors and administrators within reach of its site and of those it was written for before; the journal is told of it. */
export async function exportContent(ctx: Context, contentId: string): Promise<Uint8Array> {
  mustHaveRole(ctx.actor, Role.SUPERVISOR, Role.ADMIN);
  const history = await transact(ctx, async (tx) => {
    const told = await historyOf(tx, contentId);
    await mustReach(tx, await tx.em.findOneOrFail(Site, { code: told.site.code }));
    await mustSeeEveryCopy(tx, contentId);
    return told;
  });
  // The files may be behind a network, which no transaction waits for.
  const files = await readFiles(ctx.media, history.editions);
  const zip = bundleOf(history, signingKey(ctx.secret), files);
  const detail = { sha256: sha256(zip), editions: history.editions.length, files: files.list.length };
  await transact(ctx, (tx) => record(tx, 'content.exported', { type: 'Publication', id: contentId }, detail));
  return zip;
}
