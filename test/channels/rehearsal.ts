import { changeChannel } from '../../src/channels/change-channel.ts';
import { Channel, type ChannelKind } from '../../src/channels/channel.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { deskOf } from './desk.ts';

/** A hub with a channel of the demo that leads to the simulator the hub brings, and what its operators and readers do there. */
export interface Rehearsal {
  given: TestHub;
  desk: ReturnType<typeof deskOf>;
  /** The channel as it stands now. */
  channel(): Promise<Channel>;
  /** What readers see at the simulator. */
  wall(): Promise<string>;
  /** Sends one of the simulator's forms. */
  post(address: string, fields: Record<string, string>): Promise<Response>;
  /** Enters settings of the channel. */
  enter(settings: object): Promise<Channel>;
  /** Publishes a notice and releases it to the channel; answers its content's id. */
  launched(title: string): Promise<string>;
}

/** Opens a rehearsal on the channel of a kind, whose simulator is at `/sandbox/{place}`. */
export async function openRehearsal(
  kind: ChannelKind.WEIBO | ChannelKind.WECHAT,
  place: 'weibo' | 'wechat',
): Promise<Rehearsal> {
  const given = await openTestHub({ env: { TONGGAO_SANDBOX: '1' }, fetchAllow: '' });
  const desk = deskOf(given);
  const address = `${given.hub.publicUrl}/sandbox/${place}`;
  const channel = () => desk.em().findOneOrFail(Channel, { kind });
  return {
    given,
    desk,
    channel,
    wall: async () => (await fetch(address)).text(),
    post: (to, fields) =>
      fetch(`${address}/${to}`, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' }),
    enter: async (settings) =>
      changeChannel(await given.as('operator'), { id: (await channel()).id, settings }),
    async launched(title) {
      const contentId = await desk.published(title);
      await desk.launched(contentId, await channel());
      await given.settle();
      return contentId;
    },
  };
}
