import { join } from 'node:path';
import type { HubModule } from '../identity/hub.ts';
import { anchor } from './anchor.ts';

declare module '../platform/jobs/job.ts' {
  interface JobPayloads {
    'oversight.anchor': Record<string, never>;
  }
}

/** Where the daily tick keeps its anchors, in a process's own folder. */
export function anchorFile(dataDirectory: string): string {
  return join(dataDirectory, 'anchors.jsonl');
}

/** The jobs oversight runs itself. */
export const oversightJobs: HubModule['jobs'] = {
  'oversight.anchor': { run: async (ctx) => void (await anchor(ctx, anchorFile(ctx.dataDirectory))) },
};
