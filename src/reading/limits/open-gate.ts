import type { Hub } from '../../identity/hub.ts';
import { recogniseApiKey } from '../../identity/recognise-api-key.ts';
import { Gate } from './gate.ts';
import { KeyRing } from './key-ring.ts';

/** The gate of a hub's reading API, by its settings. */
export function openGate(hub: Pick<Hub, 'env' | 'orm' | 'now'>): Gate {
  const { READ_POINTS_PER_ADDRESS: address, READ_POINTS_PER_KEY: key } = hub.env;
  const keys = new KeyRing((text) => recogniseApiKey(hub.orm.em.fork(), text, hub.now()));
  return new Gate({ address, key }, keys);
}
