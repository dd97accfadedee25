import { expect, test } from 'vitest';
import { outcomeOfAnswer, outcomeOfFault, retryAfter } from '../../../src/channels/adapters/http-outcome.ts';
import { FetchRefusal } from '../../../src/platform/fetch/fetch-refusal.ts';
import type { FetchedResponse } from '../../../src/platform/fetch/response.ts';

const NOW = new Date('2026-11-20T02:00:00Z');

function answer(status: number, text = '', headers: Record<string, string> = {}): FetchedResponse {
  const fields = { status, url: 'https://a.example/', headers: new Headers(headers), redirectedFrom: [] };
  return { ...fields, bytes: Buffer.from(text), text: () => text, json: () => JSON.parse(text) as unknown };
}

const outcome = (...given: Parameters<typeof answer>) => outcomeOfAnswer(answer(...given), NOW);

test.each([
  [200, 'accepted'],
  [202, 'accepted'],
  [204, 'accepted'],
  [301, 'refused'],
  [304, 'refused'],
  [400, 'refused'],
  [401, 'refused'],
  [404, 'refused'],
  [408, 'retry'],
  [410, 'refused'],
  [425, 'retry'],
  [429, 'retry'],
  [500, 'retry'],
  [503, 'retry'],
])('%i means %s', (status, kind) => {
  expect(outcome(status).kind).toBe(kind);
});

test.each([
  [408, true],
  [425, false],
  [429, false],
  [500, true],
  [502, true],
  [503, false],
  [504, true],
])('after %i the message may have been taken all the same: %s', (status, lost) => {
  expect(outcome(status)).toMatchObject({ lost });
});

test.each([
  ['{"url":"https://sub.example/a.html","id":"42"}', { remoteId: '42', url: 'https://sub.example/a.html' }],
  ['{"id":42}', { remoteId: '42', url: null }],
  ['{"url":"javascript:alert(1)","id":""}', { remoteId: null, url: null }],
  ['{"url":"https://u:p@sub.example/","id":{}}', { remoteId: null, url: null }],
  ['OK', { remoteId: null, url: null }],
  ['null', { remoteId: null, url: null }],
  ['', { remoteId: null, url: null }],
])('the answer %s gives the receipt %o', (text, receipt) => {
  expect(outcome(200, text)).toMatchObject({ kind: 'accepted', receipt });
});

test('the answer is kept, cut short and without control characters', () => {
  expect(outcome(400, 'bad\u0000 \r\n section')).toMatchObject({ detail: 'HTTP 400: bad section' });
  expect(outcome(400, 'x'.repeat(100_000)).detail.length).toBeLessThan(400);
});

test.each([
  ['120', '2026-11-20T02:02:00.000Z'],
  ['Fri, 20 Nov 2026 02:01:00 GMT', '2026-11-20T02:01:00.000Z'],
  ['999999999', '2026-11-21T02:00:00.000Z'],
  ['soon', undefined],
  [null, undefined],
])('Retry-After: %s means %s', (header, expected) => {
  expect(retryAfter(header, NOW)?.toISOString()).toBe(expected);
});

test.each([
  ['PRIVATE_ADDRESS', '10.0.0.1 is not on the public internet', { kind: 'refused' }],
  ['BAD_URL', 'not an address', { kind: 'refused' }],
  ['UNREACHABLE', 'a.example (ECONNREFUSED)', { kind: 'retry', lost: false }],
  ['UNREACHABLE', 'a.example (ENOTFOUND)', { kind: 'retry', lost: false }],
  ['UNREACHABLE', 'a.example (ECONNRESET)', { kind: 'retry', lost: true }],
  ['TIMEOUT', 'a.example did not answer in time', { kind: 'retry', lost: true }],
  ['TOO_LARGE', 'the body passes 10 bytes', { kind: 'retry', lost: true }],
] as const)('no answer for %s (%s) means %o', (code, detail, expected) => {
  expect(outcomeOfFault(new FetchRefusal(code, detail))).toMatchObject(expected);
});
