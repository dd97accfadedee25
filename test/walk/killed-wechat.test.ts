import { expect, test } from 'vitest';
import type { WechatSettings } from '../../src/channels/adapters/wechat-settings.ts';
import { Channel, ChannelKind } from '../../src/channels/channel.ts';
import { createChannel } from '../../src/channels/create-channel.ts';
import type { WechatSimulator } from '../../src/channels/sandbox/wechat-simulator.ts';
import { DutyKind } from '../../src/duties/duty.ts';
import { openWechat } from '../channels/adapters/wechat-far-side.ts';
import { deskOf } from '../channels/desk.ts';
import { openHubForThisTest, type TestHub } from '../support/hub.ts';
import { until } from '../support/until.ts';
import { isBuilt, openVictim } from './victim.ts';

if (!isBuilt) console.warn('NOT RUN: dist/main.js is missing, so no worker died at WeChat. Run npm test.');

type Mode = WechatSettings['mode'];

/** At which call the worker dies, and whether WeChat has done what was asked by then. */
const DEATHS: [title: string, mode: Mode, path: string, isDone: boolean][] = [
  ['随草稿而终的通知', 'publish', 'draft/add', true],
  ['随发布而终的通知', 'publish', 'freepublish/submit', true],
  ['群发之前而终的通知', 'mass', 'message/mass/sendall', false],
  ['随群发而终的通知', 'mass', 'message/mass/sendall', true],
];

/** Calls `die` at the first request to a path, which is never answered; the request is carried out before it, or not at all. */
function dieAt(simulator: WechatSimulator, path: string, isDone: boolean, die: () => void): void {
  const answer = simulator.answer.bind(simulator);
  let isArmed = true;
  simulator.answer = (request) => {
    if (!isArmed || request.path !== path) return answer(request);
    isArmed = false;
    const answered = isDone ? answer(request) : { status: 200, body: {} };
    die();
    return { ...answered, lost: 'hang' };
  };
}

async function openChannel(given: TestHub, name: string, settings: object): Promise<Channel> {
  const em = given.hub.orm.em.fork();
  const { account } = await em.findOneOrFail(Channel, { kind: ChannelKind.WECHAT, account: { $ne: null } });
  const { site } = await given.site('4300000001');
  const input = { name, kind: ChannelKind.WECHAT, siteId: site.id, accountId: account?.id, settings };
  return createChannel(await given.as('operator'), input);
}

test.skipIf(!isBuilt)(
  'a worker that is killed while it posts on WeChat leaves one article behind, and another one brings it to its end',
  { timeout: 420_000 },
  async () => {
    const given = await openHubForThisTest({ env: { TONGGAO_SANDBOX: '1' } });
    const desk = deskOf(given);
    const worker = await openVictim(given);
    const posted: { contentId: string; simulator: WechatSimulator }[] = [];
    for (const [title, mode, path, isDone] of DEATHS) {
      const { simulator, settings } = await openWechat({ mode, appId: 'wxfw1234567890ab' });
      const contentId = await desk.published(title);
      await desk.launched(contentId, await openChannel(given, title, settings));
      const died = new Promise<void>((resolve) => {
        dieAt(simulator, path, isDone, () => void worker.kill().then(resolve));
      });
      await worker.start('work');
      await died;
      posted.push({ contentId, simulator });
    }
    await worker.start('work');
    for (const { contentId, simulator } of posted) {
      const delivery = await until(
        'the delivery at its end',
        async () => {
          const [only] = await desk.deliveries(contentId);
          return only?.state === 'LANDED' && only.ticket === null ? only : null;
        },
        240,
      );
      expect(await desk.outcomes(delivery.id)).toContain('send.unsure');
      expect(delivery.receipt?.remoteId).toEqual(expect.any(String));
      const { articles, tasks, drafts } = simulator.state;
      expect([articles.length, tasks.length, drafts.length]).toEqual([1, 1, 0]);
      expect((await desk.duty(DutyKind.RECTIFY, delivery.id))?.state).not.toBe('OPEN');
    }
  },
);
