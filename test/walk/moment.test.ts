import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import type { Channel } from '../../src/channels/channel.ts';
import { launch } from '../../src/channels/launch.ts';
import { measureRelease } from '../../src/channels/measure-release.ts';
import { Release } from '../../src/release/release.ts';
import { deskOf } from '../channels/desk.ts';
import { openSink } from '../channels/sink.ts';
import { openHubForThisTest, type TestHub } from '../support/hub.ts';
import { until } from '../support/until.ts';
import { isBuilt, openVictim } from './victim.ts';

if (!isBuilt) console.warn('NOT RUN: dist/main.js is missing, so no worker kept a moment. Run npm test.');

const CHANNELS = 8;
/** Until the moment: workers have time to see that nothing is due yet. */
const AHEAD_MS = 10_000;

/** A sub-site a channel, which notes when each message came. */
async function openSubSites(given: TestHub): Promise<{ channels: Channel[]; cameAt: Map<string, number[]> }> {
  const sink = await openSink();
  onTestFinished(() => sink.close());
  const cameAt = new Map<string, number[]>();
  const { received } = sink;
  received.push = (...more) => {
    for (const { path } of more) cameAt.set(path, [...(cameAt.get(path) ?? []), Date.now()]);
    return received.length;
  };
  const channels: Channel[] = [];
  for (let n = 0; n < CHANNELS; n++) channels.push(await deskOf(given).channel({ url: `${sink.url}/${n}` }));
  return { channels, cameAt };
}

test.skipIf(!isBuilt)(
  'at its moment a release goes to each channel once and to none before, though a worker is killed just before it',
  { timeout: 180_000 },
  async () => {
    const given = await openHubForThisTest();
    const { channels, cameAt } = await openSubSites(given);
    const contentId = await deskOf(given).published();
    await given.settle();
    const [doomed, other] = [await openVictim(given, 1), await openVictim(given, 2)];
    await Promise.all([doomed.start('work'), other.start('work')]);
    const at = new Date(Date.now() + AHEAD_MS);
    const channelIds = channels.map(({ id }) => id);
    const { id } = await launch(await given.as('operator'), { contentId, channelIds, at });
    await sleep(at.getTime() - Date.now() - 200);
    expect(cameAt.size).toBe(0);
    await doomed.kill();
    const measured = await until(
      'the release on all its channels',
      async () => {
        const ctx = { ...(await given.as('operator')), em: given.hub.orm.em.fork() };
        const release = await ctx.em.findOneOrFail(Release, { id }, { populate: ['edition'] });
        const told = await measureRelease(ctx, release);
        return told?.tried === CHANNELS && cameAt.size === CHANNELS ? told : null;
      },
      90,
    );
    expect(measured).toMatchObject({ channels: CHANNELS, tried: CHANNELS });
    expect(measured.firstAt?.getTime()).toBeGreaterThanOrEqual(at.getTime());
    for (const [path, times] of cameAt) {
      expect(times, path).toHaveLength(1);
      expect(times[0], path).toBeGreaterThanOrEqual(at.getTime());
    }
    // What an operator is shown follows from what was measured, however busy the machine is.
    expect(measured.lateMs).toBe((measured.lastAt?.getTime() ?? 0) - at.getTime());
    expect(measured.withinFiveSeconds).toBe((measured.lateMs ?? 0) <= 5_000);
  },
);

test('a release goes out at its moment of itself, without a tick of the clock', {
  timeout: 90_000,
}, async () => {
  const given = await openHubForThisTest({ work: true });
  const { channels, cameAt } = await openSubSites(given);
  const contentId = await deskOf(given).published();
  const queued = `select id from pgboss.job where name = 'channels.fan-out' and state in ('created', 'active')`;
  const em = given.hub.orm.em.fork();
  await until('an idle queue', async () => ((await em.execute(queued)).length === 0 ? true : null));
  const at = new Date(Date.now() + 3_000);
  const channelIds = channels.map(({ id }) => id);
  await launch(await given.as('operator'), { contentId, channelIds, at });
  // Left to its notifications alone the queue is looked at every half minute.
  await until('the release on all its channels', async () => (cameAt.size === CHANNELS ? true : null), 20);
});
