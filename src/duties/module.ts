import type { HubModule } from '../identity/hub.ts';
import { DutyResolver } from './duty.resolver.ts';
import { Duty } from './duty.ts';

/** Whatever is due by a working-day clock. */
export const dutiesModule: HubModule = { name: 'duties', entities: [Duty], deskResolvers: [DutyResolver] };
