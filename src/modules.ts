import { calendarModule } from './calendar/module.ts';
import { channelsModule } from './channels/module.ts';
import { contentModule } from './content/module.ts';
import { dutiesModule } from './duties/module.ts';
import type { HubModule } from './identity/hub.ts';
import { identityModule } from './identity/module.ts';
import { ingestModule } from './ingest/module.ts';
import { journalModule } from './journal/module.ts';
import { noticesModule } from './notices/module.ts';
import { oversightModule } from './oversight/module.ts';
import { readingModule } from './reading/module.ts';
import { releaseModule } from './release/module.ts';
import { reviewModule } from './review/module.ts';
import { searchModule } from './search/module.ts';
import { sitesModule } from './sites/module.ts';

/** The modules of the house, in the order of the import map. */
export const MODULES: readonly HubModule[] = [
  calendarModule,
  identityModule,
  journalModule,
  dutiesModule,
  sitesModule,
  noticesModule,
  contentModule,
  ingestModule,
  reviewModule,
  releaseModule,
  channelsModule,
  searchModule,
  readingModule,
  oversightModule,
];
