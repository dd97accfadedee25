import type { HubModule } from '../identity/hub.ts';
import { Attempt } from './attempt.ts';
import { ChannelResolver, DeliveryResolver, ReleaseDeliveriesResolver } from './channel.resolver.ts';
import { Channel } from './channel.ts';
import { ChannelMemory } from './channel-memory.ts';
import { Delivery } from './delivery.ts';
import { channelJobs } from './jobs.ts';
import { registerCallbacks } from './routes.ts';

/** Destinations of releases, and the proof that each copy landed, was corrected, or is gone. */
export const channelsModule: HubModule = {
  name: 'channels',
  entities: [Channel, ChannelMemory, Delivery, Attempt],
  deskResolvers: [ChannelResolver, DeliveryResolver, ReleaseDeliveriesResolver],
  jobs: channelJobs,
  routes: registerCallbacks,
};
