import { parseArgs } from 'node:util';
import type { OpenHub } from './app.ts';
import { SYSTEM } from './identity/actor.ts';
import { anchor } from './oversight/anchor.ts';
import { anchorFile } from './oversight/jobs.ts';
import { verifyHub } from './oversight/verify-hub.ts';

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
