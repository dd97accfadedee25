import type { HubModule } from '../identity/hub.ts';
import { BlockHoldersResolver } from './block-holders.resolver.ts';
import { Edition } from './edition.ts';
import { FormerAddress } from './former-address.ts';
import { releaseJobs } from './jobs.ts';
import { Placement } from './placement.ts';
import { PolicyChainResolver } from './policy-chain.resolver.ts';
import { PublicationResolver } from './publication.resolver.ts';
import { Publication } from './publication.ts';
import { ReleaseResolver } from './release.resolver.ts';
import { Release } from './release.ts';

/** The ledger of editions, and the readers' rows made from it. */
export const releaseModule: HubModule = {
  name: 'release',
  entities: [Edition, Publication, Placement, FormerAddress, Release],
  deskResolvers: [ReleaseResolver, PublicationResolver, PolicyChainResolver, BlockHoldersResolver],
  jobs: releaseJobs,
};
