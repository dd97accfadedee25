import { ChannelKind } from '../channel.ts';
import type { Adapter } from './adapter.ts';
import { manual } from './manual.ts';
import { screen } from './screen.ts';
import { subsite } from './subsite.ts';
import { wechat } from './wechat.ts';
import { weibo } from './weibo.ts';

export type { Adapter, Call, Heard } from './adapter.ts';
export type { Door, Memory, Playlist, Shown, Slide } from './door.ts';
export type { Matter, Parcel, Rendition } from './matter.ts';
export { type Look, type Outcome, type Receipt, waitOf } from './outcome.ts';

/** The adapter of each kind of channel; null while there is none. */
export const ADAPTERS: Readonly<Record<ChannelKind, Adapter | null>> = {
  [ChannelKind.SUBSITE]: subsite,
  [ChannelKind.WEIBO]: weibo,
  [ChannelKind.WECHAT]: wechat,
  [ChannelKind.SCREEN]: screen,
  [ChannelKind.MANUAL]: manual,
};
