import cron, { type ScheduledTask } from 'node-cron';
import type { Hub } from './identity/hub.ts';
import type { JobName } from './platform/jobs/job.ts';

/** Every tick of the hub: cron expression in Asia/Shanghai → the job it queues. */
const TICKS: readonly { cron: string; job: JobName }[] = [
  { cron: '* * * * *', job: 'release.publish-due' },
  { cron: '* * * * *', job: 'ingest.poll-due' },
  { cron: '* * * * *', job: 'channels.launch-due' },
  { cron: '* * * * *', job: 'channels.wake-idle' },
];

async function tick(hub: Hub, job: JobName): Promise<void> {
  // Every process ticks; the key lets one of the jobs of this minute stand.
  const once = { singletonKey: job, singletonSeconds: 50 };
  await hub.orm.em.fork().transactional((em) => hub.jobs.send(em as never, job, {} as never, once));
}

/** Starts the ticks, which only queue jobs; answers how to stop them. */
export function startClock(hub: Hub): () => Promise<void> {
  const tasks: ScheduledTask[] = TICKS.map(({ cron: expression, job }) =>
    cron.schedule(
      expression,
      () => tick(hub, job).catch((error: unknown) => hub.log.error({ err: error, job }, 'a tick was lost')),
      { timezone: 'Asia/Shanghai', noOverlap: true },
    ),
  );
  return async () => {
    await Promise.all(tasks.map((task) => task.stop()));
  };
}
