import { expect, test } from 'vitest';
import { carriesTitle } from '../../src/channels/carries-title.ts';
import { type Delivery, DeliveryState } from '../../src/channels/delivery.ts';
import { turnRound } from '../../src/channels/turn-round.ts';

test.each([
  ['<h1>关于做好防汛工作的通知</h1>', true],
  ['<h1>关于做好　防汛\n工作的通知</h1>', true],
  ['<title>关于做好防汛工作的<b>通知</b>_示例市</title><p>关于做好<b>防汛</b>工作的通知</p>', true],
  ['<script>"关于做好防汛工作的通知"</script><p>404</p>', false],
  ['<h1>关于做好抗旱工作的通知</h1>', false],
  ['', false],
])('a page carries a title where people can read it: %s', (html, expected) => {
  expect(carriesTitle(html, '关于做好防汛工作的通知')).toBe(expected);
});

test('full-width and half-width letters are one title', () => {
  expect(carriesTitle('<h1>ＡＢＣ１２３（试行）</h1>', 'abc123(试行)')).toBe(true);
});

const NOW = new Date('2026-11-20T02:00:00Z');

test.each<[DeliveryState, boolean, DeliveryState]>([
  [DeliveryState.PLANNED, false, DeliveryState.GONE],
  [DeliveryState.PLANNED, true, DeliveryState.RETRACTING],
  [DeliveryState.FAILED, false, DeliveryState.GONE],
  [DeliveryState.FAILED, true, DeliveryState.RETRACTING],
  [DeliveryState.SENDING, false, DeliveryState.RETRACTING],
  [DeliveryState.SENT, false, DeliveryState.RETRACTING],
  [DeliveryState.LANDED, false, DeliveryState.RETRACTING],
  [DeliveryState.UNSURE, false, DeliveryState.RETRACTING],
  [DeliveryState.RETRACTING, false, DeliveryState.RETRACTING],
  [DeliveryState.GONE, true, DeliveryState.GONE],
])('on withdrawal, a %s delivery (exposed: %s) becomes %s', (state, exposed, expected) => {
  const delivery = { state, exposed, tries: 4, nextTryAt: null, goneAt: null } as Delivery;
  turnRound(delivery, NOW);
  expect(delivery.state).toBe(expected);
});
