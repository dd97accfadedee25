import cron, { type ScheduledTask } from 'node-cron';
import type { Hub } from './identity/hub.ts';
import type { JobName } from './platform/jobs/job.ts';

/** Every tick of the hub: cron expression in Asia/Shanghai → the job it queues. */
const TICKS: readonly { cron: string; job: JobName }[] = [
  { cron: '* * * * *', job: 'release.publish-due' },
  { cron: '* * * * *', job: 'release.mark-due' },
  { cron: '*/10 * * * *', job: 'content.forget-presence' },
  { cron: '*/10 * * * *', job: 'release.warn-expiring' },
  { cron: '* * * * *', job: 'ingest.poll-due' },
  { cron: '*/5 * * * *', job: 'ingest.renew-subscriptions' },
  { cron: '* * * * *', job: 'channels.launch-due' },
  { cron: '* * * * *', job: 'channels.wake-idle' },
  { cron: '* * * * *', job: 'journal.tell-tallies' },
  { cron: '25 * * * *', job: 'search.reconcile' },
  { cron: '50 2 * * *', job: 'search.tidy' },
  { cron: '20 3 * * *', job: 'oversight.anchor' },
  { cron: '10 8 * * *', job: 'channels.watch-accounts' },
  { cron: '5 * * * *', job: 'channels.watch-landed' },
  { cron: '35 * * * *', job: 'channels.check' },
  { cron: '*/10 * * * *', job: 'reading.sweep-subscribers' },
  { cron: '*/5 * * * *', job: 'notices.remind' },
  { cron: '0 9 * * *', job: 'sites.watch-calendar' },
];

async function tick(hub: Hub, job: JobName): Promise<void> {
  // Every process ticks; the key lets one of the jobs of this minute stand.
  const once = { singletonKey: job, singletonSeconds: 50 };
  await hub.orm.em.fork().transactional((em) => hub.jobs.send(em as never, job, {} as never, once));
}

async function tickSafely(hub: Hub, job: JobName): Promise<void> {
  await tick(hub, job).catch((error: unknown) => hub.log.error({ err: error, job }, 'a tick was lost'));
}

/** Ticks once at once, for what fell due while nobody was there, and then by the table; ticks only queue jobs. Answers how to stop them. */
export async function startClock(hub: Hub): Promise<() => Promise<void>> {
  for (const { job } of TICKS) await tickSafely(hub, job);
  const tasks: ScheduledTask[] = TICKS.map(({ cron: expression, job }) =>
    cron.schedule(expression, () => tickSafely(hub, job), { timezone: 'Asia/Shanghai', noOverlap: true }),
  );
  return async () => {
    await Promise.all(tasks.map((task) => task.stop()));
  };
}
