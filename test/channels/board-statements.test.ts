import { expect, test, vi } from 'vitest';
import type { Channel } from '../../src/channels/channel.ts';
import { openHubForThisTest, type TestHub } from '../support/hub.ts';
import { deskOf } from './desk.ts';
import { openSink } from './sink.ts';

const BOARD = `query Board($id: ID!) { release(id: $id) {
  tally { planned sent accepted landed failed gone states { state count } }
  punctuality { channels tried lateMs withinFiveSeconds }
  board(first: 100) { edges { node { id state nextStep publication { id } rendition { id } attempts { at outcome } channel { id name } } } }
  deliveries { id attempts { outcome } }
} }`;

const MOST = 24;

interface Shown {
  release: { tally: object; punctuality: object; board: { edges: { node: { attempts: object[] } }[] } };
}

async function shown(given: TestHub, id: string): Promise<{ statements: number; release: Shown['release'] }> {
  await given.desk('operator', '{ me { id } }');
  const spy = vi.spyOn(given.hub.orm.config.getLogger(), 'logQuery');
  const { data, errors } = await given.desk<Shown>('operator', BOARD, { id });
  const statements = spy.mock.calls.length;
  spy.mockRestore();
  expect(errors).toBeUndefined();
  return { statements, release: data.release };
}

test('the receipt board of many channels costs as many statements as that of two, and tells how late the last one was', {
  timeout: 90_000,
}, async () => {
  const given = await openHubForThisTest();
  const desk = deskOf(given);
  const sink = await openSink();
  try {
    const channels: Channel[] = [];
    for (let n = 0; n < 24; n++) channels.push(await desk.channel({ url: `${sink.url}/${n}` }));
    const few = await desk.launched(await desk.published(), ...channels.slice(0, 2));
    const many = await desk.launched(await desk.published('另一篇通知'), ...channels);
    await given.settle();
    const [small, large] = [await shown(given, few.id), await shown(given, many.id)];
    expect(large.statements).toBeLessThanOrEqual(MOST);
    expect(large.statements - small.statements).toBeLessThanOrEqual(1);
    const attempts = large.release.board.edges.map(({ node }) => node.attempts.length);
    expect(attempts).toEqual(channels.map(() => 1));
    expect(large.release).toMatchObject({
      tally: { planned: 24, sent: 24, accepted: 24, failed: 0, states: [{ state: 'SENT', count: 24 }] },
      punctuality: { channels: 24, tried: 24, lateMs: expect.any(Number) },
    });
  } finally {
    await sink.close();
  }
});
