import { expect, test } from 'vitest';
import { WeiboSimulator } from '../../../src/channels/sandbox/weibo-simulator.ts';
import type { SimulatedRequest } from '../../../src/channels/sandbox/weibo-state.ts';

const TOKEN = 'sandbox-shili.gov.cn';
const LINK = 'https://www.shili.gov.cn/1';
const PNG = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

function asked(
  simulator: WeiboSimulator,
  path: string,
  fields: Record<string, string>,
  more: Partial<SimulatedRequest> = {},
) {
  const request = { path: `statuses/${path}.json`, token: TOKEN, picture: null, ...more };
  const { status, body } = simulator.answer({ ...request, fields: new URLSearchParams(fields) });
  return { status, ...(body as { error_code?: number; idstr?: string }) };
}

const post = { status: `通知 ${LINK}`, rip: '203.0.113.7' };
const open = () => new WeiboSimulator(() => new Date('2026-11-22T00:00:00Z'));

test.each<[string, object, Partial<SimulatedRequest>, number | undefined]>([
  ['all that is asked for', {}, {}, undefined],
  ['a picture', {}, { picture: PNG }, undefined],
  ['no token', {}, { token: null }, 10006],
  ['a foreign token', {}, { token: 'x' }, 21332],
  ['an expired token', {}, { token: 'expired-shili.gov.cn' }, 21327],
  ['a revoked token', {}, { token: 'revoked-shili.gov.cn' }, 21316],
  ['a used token', {}, { token: 'used-shili.gov.cn' }, 21314],
  ['no address of the caller', { rip: '' }, {}, 10016],
  ['no text', { status: ' ' }, {}, 20008],
  ['141 characters', { status: '字'.repeat(131) + LINK }, {}, 20012],
  ['140 characters', { status: '字'.repeat(130) + LINK }, {}, undefined],
  ['a topic', { status: `#防汛# ${LINK}` }, {}, 10017],
  ['no address', { status: '通知' }, {}, 10017],
  ['an address elsewhere', { status: '通知 https://shili.gov.cn.example/1' }, {}, 10017],
  ['a picture of another type', {}, { picture: Buffer.from('RIFF') }, 20005],
  ['a picture of 5 MB', {}, { picture: Buffer.concat([PNG, Buffer.alloc(5 * 1024 * 1024)]) }, 20006],
])('a post with %s is answered as the pages of the interface say', (_, fields, more, code) => {
  const simulator = open();
  expect(asked(simulator, 'share', { ...post, ...fields }, more).error_code).toBe(code);
  expect(simulator.posts).toHaveLength(code ? 0 : 1);
});

test('a repetition, one but for blanks, and one too many an hour are refused', () => {
  const simulator = open();
  expect(asked(simulator, 'share', post).error_code).toBeUndefined();
  expect(asked(simulator, 'share', post).error_code).toBe(20019);
  expect(asked(simulator, 'share', { ...post, status: `通 知 ${LINK}` }).error_code).toBe(20017);
  for (let number = 1; number < 60; number++)
    asked(simulator, 'share', { ...post, status: `${number} ${LINK}` });
  expect(asked(simulator, 'share', { ...post, status: `61 ${LINK}` }).error_code).toBe(20016);
});

test('only what is there, and only of one’s own, is deleted', () => {
  const simulator = open();
  const { idstr: id = '' } = asked(simulator, 'share', post);
  expect(asked(simulator, 'destroy', { id }, { token: 'sandbox-other.gov.cn' }).error_code).toBe(20102);
  expect(asked(simulator, 'destroy', { id }).error_code).toBeUndefined();
  expect(asked(simulator, 'destroy', { id }).error_code).toBe(20101);
  expect(asked(simulator, 'show', { id }).error_code).toBe(20101);
});
