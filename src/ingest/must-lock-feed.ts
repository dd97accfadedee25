import type { Context } from '../identity/context.ts';
import { mustLock } from '../platform/database/must-find.ts';
import { must } from '../platform/refusal.ts';
import { mustBeOfHead } from '../sites/scope.ts';
import { Feed } from './feed.ts';

/** A feed with its row held, for an act that changes it for every site: people of the head organisation only; WRONG_STATE for one that was given up. */
export async function mustLockFeed(tx: Context, id: string): Promise<Feed> {
  await mustBeOfHead(tx);
  const feed = await mustLock(tx.em, Feed, id);
  must(feed.endedAt === null, 'WRONG_STATE', {
    zh: '该来源已终止；重新登记其地址可恢复',
    en: 'The feed was given up; file its address again to go on with it',
  });
  return feed;
}
