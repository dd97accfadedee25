import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Subscriber } from '../../src/reading/websub/subscriber.ts';
import { published } from '../reading/published.ts';
import { StrictSubscriber } from '../reading/websub/strict-subscriber.ts';
import { openHubForThisTest } from '../support/hub.ts';
import { until } from '../support/until.ts';
import { isBuilt, openVictim } from './victim.ts';

if (!isBuilt)
  console.warn('NOT RUN: dist/main.js is missing, so no worker died while it pushed. Run npm test.');

const SUBSCRIBERS = 12;
const KILLS = 3;

test.skipIf(!isBuilt)(
  'though workers are killed while a change is pushed, each subscriber is sent it once or more, and never loses it',
  { timeout: 300_000 },
  async () => {
    const given = await openHubForThisTest();
    const topic = `${given.hub.publicUrl}/feeds/sites/4300000001.json`;
    const subscribers: StrictSubscriber[] = [];
    for (let n = 0; n < SUBSCRIBERS; n++) {
      const subscriber = await new StrictSubscriber().open();
      expect(await subscriber.ask(`${given.hub.publicUrl}/websub/hub`, 'subscribe', topic)).toBe(202);
      subscribers.push(subscriber);
    }
    await given.settle();
    const worker = await openVictim(given);
    const titles: string[] = [];
    const arrived = () => subscribers.reduce((sum, { attempts }) => sum + attempts, 0);
    for (let kill = 0; kill < KILLS; kill++) {
      const title = `第${kill}次推送的通知`;
      titles.push(title);
      await published(given, { title });
      const before = arrived();
      await worker.start('work');
      // In the midst of it, so that some have it, some have just been sent it, and some have not.
      await until('a first push', async () => (arrived() > before ? true : null), 60);
      await sleep(Math.random() * 30);
      await worker.kill();
    }
    await worker.start('work');
    const newest = titles.at(-1) ?? '';
    for (const { delivered } of subscribers) {
      await until('the last push', async () => (delivered.at(-1)?.body.includes(newest) ? true : null), 120);
    }
    await worker.kill();
    for (const { delivered } of subscribers) {
      const last = delivered.at(-1)?.body ?? '';
      for (const title of titles) expect(last).toContain(title);
    }
    const rows = await given.hub.orm.em.fork().find(Subscriber, {});
    expect(rows).toHaveLength(SUBSCRIBERS);
    expect(new Set(rows.map(({ tries }) => tries))).toEqual(new Set([0]));
  },
);
