import type { HubModule } from '../identity/hub.ts';
import { AccountResolver } from './account.resolver.ts';
import { Account } from './account.ts';
import { Attempt } from './attempt.ts';
import { ChannelResolver } from './channel.resolver.ts';
import { Channel } from './channel.ts';
import { ChannelGroupResolver } from './channel-group.resolver.ts';
import { ChannelGroup } from './channel-group.ts';
import { ChannelMemory } from './channel-memory.ts';
import { DefaultSet } from './default-set.ts';
import { DeliveryResolver, ReleaseDeliveriesResolver } from './delivery.resolver.ts';
import { Delivery } from './delivery.ts';
import { FarHost } from './far-host.ts';
import { Filing } from './filing.ts';
import { registerHands } from './hand-routes.ts';
import { channelJobs } from './jobs.ts';
import { ReleaseRenditionsResolver, RenditionResolver } from './rendition.resolver.ts';
import { Rendition } from './rendition.ts';
import { registerCallbacks } from './routes.ts';
import { registerSandbox } from './sandbox/register.ts';
import { registerScreens } from './screens/routes.ts';
import { ScreenResolver } from './screens/screen.resolver.ts';
import { ScreenDevice } from './screens/screen-device.ts';
import { ScreenItem } from './screens/screen-item.ts';
import { ScreenPlay } from './screens/screen-play.ts';

/** Destinations of releases, and the proof that each copy landed, was corrected, or is gone. */
export const channelsModule: HubModule = {
  name: 'channels',
  entities: [
    ...[Account, Filing, Channel, ChannelMemory, ChannelGroup, DefaultSet, Rendition, Delivery, Attempt],
    FarHost,
    ...[ScreenItem, ScreenDevice, ScreenPlay],
  ],
  deskResolvers: [
    AccountResolver,
    ChannelResolver,
    ChannelGroupResolver,
    DeliveryResolver,
    ReleaseDeliveriesResolver,
    RenditionResolver,
    ReleaseRenditionsResolver,
    ScreenResolver,
  ],
  jobs: channelJobs,
  routes: async (server, hub) => {
    await registerCallbacks(server, hub);
    await registerHands(server, hub);
    if (hub.env.TONGGAO_SANDBOX) await registerSandbox(server, hub);
    await registerScreens(server, hub);
  },
};
