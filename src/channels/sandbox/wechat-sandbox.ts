import type { Fetch } from '../../platform/fetch/fetch.ts';
import type { WechatSimulator } from './wechat-simulator.ts';

/** What the routes stand on. */
export interface WechatSandbox {
  simulator: WechatSimulator;
  /** Keeps the state after what may have changed it. */
  save(): Promise<void>;
  /** How results are told to a channel of the hub. */
  fetch: Fetch;
  publicUrl: string;
}
