import type { HubModule } from '../identity/hub.ts';
import { forgetPresence } from './appear.ts';
import { Attachment } from './attachment.ts';
import { Autosave } from './autosave.ts';
import { BlockResolver } from './block.resolver.ts';
import { Block } from './block.ts';
import { BlockUse } from './block-use.ts';
import { CommissionCopiesResolver, CommissionResolver } from './commission.resolver.ts';
import { Commission } from './commission.ts';
import { CopyResolver } from './copy.resolver.ts';
import { Copy } from './copy.ts';
import { HistoryResolver } from './history.resolver.ts';
import { Original } from './original.ts';
import { Presence } from './presence.ts';
import { RemarkResolver, RevisionTextResolver } from './remark.resolver.ts';
import { Remark } from './remark.ts';
import { Revision } from './revision.ts';
import { registerFiles } from './routes.ts';
import { TeamworkResolver } from './teamwork.resolver.ts';

declare module '../platform/jobs/job.ts' {
  interface JobPayloads {
    'content.forget-presence': Record<string, never>;
  }
}

/** Copies being worked on, and their frozen revisions. */
export const contentModule: HubModule = {
  name: 'content',
  entities: [Copy, Revision, Attachment, Original, Autosave, Presence, Remark, Block, BlockUse, Commission],
  deskResolvers: [
    CopyResolver,
    TeamworkResolver,
    RemarkResolver,
    RevisionTextResolver,
    HistoryResolver,
    BlockResolver,
    CommissionResolver,
    CommissionCopiesResolver,
  ],
  jobs: { 'content.forget-presence': { run: (ctx) => forgetPresence(ctx) } },
  routes: registerFiles,
};
