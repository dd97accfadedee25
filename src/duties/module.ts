import type { HubModule } from '../identity/hub.ts';
import { DutyResolver } from './duty.resolver.ts';
import { Duty } from './duty.ts';
import { reschedule } from './reschedule.ts';

declare module '../platform/jobs/job.ts' {
  interface JobPayloads {
    'duties.reschedule': { after?: string };
  }
}

/** Whatever is due by a working-day clock. */
export const dutiesModule: HubModule = {
  name: 'duties',
  entities: [Duty],
  deskResolvers: [DutyResolver],
  jobs: { 'duties.reschedule': { run: (ctx, payload) => reschedule(ctx, payload) } },
};
