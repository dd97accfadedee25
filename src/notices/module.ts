import type { HubModule } from '../identity/hub.ts';
import { mailNotices } from './mail-notices.ts';
import { NoticeResolver } from './notice.resolver.ts';
import { Notice } from './notice.ts';
import { remind } from './remind.ts';

declare module '../platform/jobs/job.ts' {
  interface JobPayloads {
    'notices.remind': Record<string, never>;
    'notices.mail': { userId: string };
  }
}

/** Reminders of duties to the people responsible, at the desk and by mail. One letter to a person is under way at a time. */
export const noticesModule: HubModule = {
  name: 'notices',
  entities: [Notice],
  deskResolvers: [NoticeResolver],
  jobs: {
    'notices.remind': { run: (ctx) => remind(ctx) },
    'notices.mail': {
      run: (ctx, payload) => mailNotices(ctx, payload),
      queue: { policy: 'stately', retryDelay: 30 },
    },
  },
};
