import type { Channel } from '../../src/channels/channel.ts';
import { ChannelKind } from '../../src/channels/channel.ts';
import { createChannel } from '../../src/channels/create-channel.ts';
import { Delivery } from '../../src/channels/delivery.ts';
import { launch } from '../../src/channels/launch.ts';
import { listAttempts } from '../../src/channels/list-attempts.ts';
import { compose } from '../../src/content/compose.ts';
import { ContentKind } from '../../src/content/content-kind.ts';
import { revise } from '../../src/content/revise.ts';
import { Sensitivity } from '../../src/content/sensitivity.ts';
import { Duty, type DutyKind } from '../../src/duties/duty.ts';
import { SYSTEM } from '../../src/identity/actor.ts';
import { correct } from '../../src/release/correct.ts';
import { WithdrawalKind } from '../../src/release/edition.ts';
import { publish } from '../../src/release/publish.ts';
import type { Release } from '../../src/release/release.ts';
import { withdraw } from '../../src/release/withdraw.ts';
import { decide } from '../../src/review/decide.ts';
import { submit } from '../../src/review/submit.ts';
import type { TestHub } from '../support/hub.ts';
import type { Sink } from './sink.ts';

function writingOf(given: TestHub) {
  const approve = async (copyId: string): Promise<string> => {
    await submit(await given.as('editor'), { id: copyId, sensitivity: Sensitivity.GENERAL });
    await decide(await given.as('reviewer-office'), { id: copyId, approve: true });
    const { contentId } = await publish(await given.as('editor'), { id: copyId });
    return contentId ?? '';
  };
  return {
    /** Publishes an article on the main site; answers its content's id. */
    async published(title = '关于做好防汛工作的通知'): Promise<string> {
      const { site, sections } = await given.site('4300000001');
      const sectionId = sections.get('tzgg')?.id ?? '';
      const text = { title, body: '<p>各单位要做好防汛工作。</p>' };
      const input = { kind: ContentKind.ARTICLE, siteId: site.id, sectionId, ...text };
      return approve((await compose(await given.as('editor'), input)).id);
    },
    /** Brings a correction of a content out. */
    async corrected(contentId: string, title: string): Promise<void> {
      const copy = await correct(await given.as('editor'), { contentId, changeNote: '更正标题' });
      await revise(await given.as('editor'), { id: copy.id, version: copy.version, patch: { title } });
      await approve(copy.id);
    },
    async withdrawn(contentId: string, kind = WithdrawalKind.GONE): Promise<void> {
      await withdraw(await given.as('editor'), { contentId, kind, explanation: '内容有误' });
    },
  };
}

/** What the tests of the channels do at the desk, through the acts. */
export function deskOf(given: TestHub) {
  const em = () => given.hub.orm.em.fork();
  return {
    em,
    system: () => given.hub.context(SYSTEM),
    ...writingOf(given),
    async channel(
      sink: Pick<Sink, 'url'>,
      more: { automatic?: boolean; settings?: object } = {},
    ): Promise<Channel> {
      const { site } = await given.site('4300000001');
      const settings = { url: sink.url, ...more.settings };
      const input = { name: '子站', kind: ChannelKind.SUBSITE, siteId: site.id, ...more, settings };
      return createChannel(await given.as('operator'), input);
    },
    /** A channel served by hand. */
    async manual(settings: object = {}): Promise<Channel> {
      const input = { name: '村村响广播', kind: ChannelKind.MANUAL, settings };
      return createChannel(await given.as('operator'), input);
    },
    async launched(contentId: string, ...channels: Channel[]): Promise<Release> {
      const channelIds = channels.map((channel) => channel.id);
      return launch(await given.as('operator'), { contentId, channelIds });
    },
    deliveries: (contentId: string): Promise<Delivery[]> =>
      em().find(Delivery, { contentId }, { orderBy: { plannedAt: 'asc', editionNumber: 'asc' } }),
    states: async (contentId: string): Promise<string[]> => {
      const found = await em().find(
        Delivery,
        { contentId },
        { orderBy: { plannedAt: 'asc', editionNumber: 'asc' } },
      );
      return found.map((delivery) => delivery.state);
    },
    outcomes: async (deliveryId: string): Promise<string[]> =>
      (await listAttempts(given.hub.context(SYSTEM), deliveryId)).map((attempt) => attempt.outcome),
    duty: (kind: DutyKind, subjectId: string): Promise<Duty | null> =>
      em().findOne(Duty, { kind, subjectId }),
  };
}

/** The ids of the messages a sink was sent, in order. */
export function idsOf(sink: Sink): (string | string[] | undefined)[] {
  return sink.received.filter((one) => one.raw !== '').map((one) => one.headers['webhook-id']);
}

/** The types of the messages a sink was sent, in order. */
export function typesOf(sink: Sink): string[] {
  return sink.received.filter((one) => one.raw !== '').map((one) => one.body.type);
}
