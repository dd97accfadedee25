import type { HubModule } from '../identity/hub.ts';
import { AccessResolver } from './access.resolver.ts';
import { CalendarResolver } from './calendar.resolver.ts';
import { HubJournalResolver } from './journal.resolver.ts';
import { Organisation } from './organisation.ts';
import { Origin } from './origin.ts';
import { RegisterResolver } from './register.resolver.ts';
import { Section } from './section.ts';
import { SiteDutyResolver, SiteResolver, UserOrganisationResolver } from './site.resolver.ts';
import { Site } from './site.ts';
import { watchCalendar } from './watch-calendar.ts';

declare module '../platform/jobs/job.ts' {
  interface JobPayloads {
    'sites.watch-calendar': Record<string, never>;
  }
}

/** Organisations, their sites, and the section trees of these. */
export const sitesModule: HubModule = {
  name: 'sites',
  entities: [Organisation, Site, Section, Origin],
  deskResolvers: [
    AccessResolver,
    CalendarResolver,
    RegisterResolver,
    SiteResolver,
    SiteDutyResolver,
    HubJournalResolver,
    UserOrganisationResolver,
  ],
  jobs: { 'sites.watch-calendar': { run: (ctx) => watchCalendar(ctx) } },
};
