import type { HubModule } from '../identity/hub.ts';
import { Attachment } from './attachment.ts';
import { CopyResolver } from './copy.resolver.ts';
import { Copy } from './copy.ts';
import { Original } from './original.ts';
import { Revision } from './revision.ts';

/** Copies being worked on, and their frozen revisions. */
export const contentModule: HubModule = {
  name: 'content',
  entities: [Copy, Revision, Attachment, Original],
  deskResolvers: [CopyResolver],
};
