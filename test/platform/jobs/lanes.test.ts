import { expect, test } from 'vitest';
import type { JobName, JobTable } from '../../../src/platform/jobs/job.ts';
import { Jobs } from '../../../src/platform/jobs/jobs.ts';
import { createLog } from '../../../src/platform/log.ts';
import { openHubForThisTest } from '../../support/hub.ts';
import { until } from '../../support/until.ts';

const NAME = 'test.lane' as JobName;

test('many jobs queued in one transaction are done one after the other, not one each half minute', async () => {
  const given = await openHubForThisTest();
  const done: number[] = [];
  const run = async (_ctx: unknown, payload: unknown) => {
    done.push((payload as { number: number }).number);
  };
  const table = { [NAME]: { run, work: { localConcurrency: 2 } } } as JobTable<unknown>;
  const log = createLog('error');
  const jobs = new Jobs<unknown>({ url: given.databaseUrl, table, log, context: () => null });
  await jobs.start();
  await jobs.work();
  await given.hub.orm.em.fork().transactional(async (em) => {
    for (let number = 0; number < 50; number++) await jobs.send(em as never, NAME, { number } as never);
  });
  await until('every job', async () => (done.length === 50 ? true : null));
  expect(done.toSorted((one, other) => one - other)).toEqual([...Array(50).keys()]);
  await jobs.stop();
});
