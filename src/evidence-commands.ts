import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { OpenHub } from './app.ts';
import { SYSTEM } from './identity/actor.ts';
import { anchor } from './oversight/anchor.ts';
import { checkBundle } from './oversight/check-bundle.ts';
import { exportContent } from './oversight/export-content.ts';
import { anchorFile } from './oversight/jobs.ts';
import { verifyHub } from './oversight/verify-hub.ts';
import { must } from './platform/refusal.ts';

/** `tonggao verify [--anchor <file>]`: says what stands, and the first thing that is wrong. */
export async function verify(hub: OpenHub, args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { anchor: { type: 'string' } } });
  const verdict = await verifyHub(hub.context(SYSTEM), values.anchor);
  const { editions, publications, entries, anchors, fault } = verdict;
  console.log(`editions ${editions}, publications ${publications}, journal ${entries}, anchors ${anchors}`);
  console.log(fault ? `BROKEN 校验失败: ${fault}` : 'whole 校验通过');
  return fault ? 1 : 0;
}

/** `tonggao anchor [<file>]`: writes the heads of both chains, signed, into a file outside the database. */
export async function writeAnchor(hub: OpenHub, path: string | undefined): Promise<number> {
  const place = path ?? anchorFile(hub.env.TONGGAO_DATA);
  const { edition, journal } = await anchor(hub.context(SYSTEM), place);
  console.log(`anchored 已锚定 edition ${edition.number}, journal ${journal.number} → ${place}`);
  return 0;
}

/** `tonggao export <content> [<file>]`: writes the content's whole history as a signed bundle. */
export async function writeBundle(hub: OpenHub, [contentId, path]: string[]): Promise<number> {
  const usage = {
    zh: '用法：tonggao export <内容编号> [<文件>]',
    en: 'usage: tonggao export <content> [<file>]',
  };
  must(contentId, 'BAD_USER_INPUT', usage);
  const place = path ?? `evidence-${contentId}.zip`;
  await writeFile(place, await exportContent(hub.context(SYSTEM), contentId), { mode: 0o600 });
  console.log(`exported 已导出 → ${place}`);
  return 0;
}

/** `tonggao check-bundle <file>`: checks a bundle by itself; no database is needed. */
export async function checkFile(path: string | undefined): Promise<number> {
  const usage = { zh: '用法：tonggao check-bundle <文件>', en: 'usage: tonggao check-bundle <file>' };
  must(path, 'BAD_USER_INPUT', usage);
  const { contentId, signer, editions, files, fault } = checkBundle(await readFile(path));
  console.log(
    `content ${contentId ?? '—'}, editions ${editions}, files ${files}, signed by 签署公钥指纹 ${signer ?? '—'}`,
  );
  console.log(fault ? `BROKEN 核验失败: ${fault}` : 'whole 核验通过');
  return fault ? 1 : 0;
}
