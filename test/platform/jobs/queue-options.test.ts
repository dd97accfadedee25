import { PgBoss } from 'pg-boss';
import { expect, onTestFinished, test } from 'vitest';
import type { JobName, JobTable } from '../../../src/platform/jobs/job.ts';
import { Jobs } from '../../../src/platform/jobs/jobs.ts';
import { createLog } from '../../../src/platform/log.ts';
import { openHubForThisTest } from '../../support/hub.ts';

const NAME = 'test.aged' as JobName;

test('a queue of an older installation has the options of today once the hub has started', async () => {
  const given = await openHubForThisTest();
  const boss = new PgBoss({ connectionString: given.databaseUrl, supervise: false, schedule: false });
  boss.on('error', () => undefined);
  await boss.start();
  onTestFinished(() => boss.stop());
  await boss.createQueue(NAME, {
    policy: 'exclusive',
    heartbeatSeconds: 99,
    retryLimit: 1,
  });
  const run = async () => undefined;
  const table = { [NAME]: { run, queue: { policy: 'exclusive', retryLimit: 3 } } } as JobTable<unknown>;
  const jobs = new Jobs({ url: given.databaseUrl, table, log: createLog('error'), context: () => null });
  onTestFinished(() => jobs.stop());
  await jobs.start();
  expect(await boss.getQueue(NAME)).toMatchObject({
    ...{ policy: 'exclusive', retryLimit: 3, heartbeatSeconds: 30, retryDelayMax: 600, notify: true },
  });
});
