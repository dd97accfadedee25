import { afterAll, beforeAll, expect, test } from 'vitest';
import { Sensitivity } from '../../src/content/sensitivity.ts';
import { Entry } from '../../src/journal/entry.ts';
import { submit } from '../../src/review/submit.ts';
import { demoPassword } from '../../src/seed.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { draft } from '../support/newsroom.ts';

const MINUTE = 60_000;
const DECIDE =
  'mutation($id: ID!, $approve: Boolean!) { decide(id: $id, approve: $approve, remark: "见附注") { state } }';
const CONFIRM =
  'mutation($password: String, $code: String) { confirmIdentity(password: $password, code: $code) }';
const OFFICE = 'reviewer-office';

let given: TestHub;
let ahead = 0;
let password: string;
let token: string;
beforeAll(async () => {
  given = await openTestHub({ now: () => new Date(Date.now() + ahead) });
  password = await demoPassword(given.hub.env);
});
afterAll(() => given.close());

async function newToken(): Promise<string> {
  const { actor } = await given.as(OFFICE);
  return given.hub.authentication.issueToken(actor.id ?? '');
}

/** A copy of this level that waits for the information office, whose session is as old as stated. */
async function waiting(sensitivity: Sensitivity, minutes: number): Promise<string> {
  const { id } = await draft(given);
  await submit(await given.as('editor'), { id, sensitivity });
  token = await newToken();
  ahead += minutes * MINUTE;
  return id;
}

async function codeOf(query: string, variables: object, bearer = token): Promise<string | undefined> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${bearer}` };
  const body = JSON.stringify({ query, variables });
  const response = await fetch(`${given.hub.publicUrl}/desk/graphql`, { method: 'POST', headers, body });
  const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  return errors?.[0]?.extensions.code;
}

test.each([
  [Sensitivity.GENERAL, 600, undefined],
  [Sensitivity.SENSITIVE, 29, undefined],
  [Sensitivity.SENSITIVE, 31, 'FRESH_SIGN_IN_NEEDED'],
  [Sensitivity.STRATEGIC, 31, 'FRESH_SIGN_IN_NEEDED'],
  [Sensitivity.MEDIA, 31, 'FRESH_SIGN_IN_NEEDED'],
])('%s copy is approved on a session of %i minutes: %s', async (sensitivity, minutes, code) => {
  const id = await waiting(sensitivity, minutes);
  expect(await codeOf(DECIDE, { id, approve: true })).toBe(code);
});

test('returning a copy needs no fresh proof', async () => {
  const id = await waiting(Sensitivity.MEDIA, 300);
  expect(await codeOf(DECIDE, { id, approve: false })).toBeUndefined();
});

test('the password again makes the session fresh for half an hour, and is in the journal', async () => {
  const id = await waiting(Sensitivity.SENSITIVE, 31);
  expect(await codeOf(CONFIRM, { password: 'not the password' })).toBe('BAD_USER_INPUT');
  expect(await codeOf(DECIDE, { id, approve: true })).toBe('FRESH_SIGN_IN_NEEDED');
  expect(await codeOf(CONFIRM, { password })).toBeUndefined();
  ahead += 29 * MINUTE;
  expect(await codeOf(DECIDE, { id, approve: true })).toBeUndefined();
  const lines = await given.hub.orm.em.fork().find(Entry, { subjectType: 'User', actorName: OFFICE });
  expect(lines.map(({ act }) => act)).toEqual(['user.confirmation-refused', 'user.confirmed']);
  expect(JSON.stringify(lines)).not.toContain(password);
});

test('what is proved on one session is not proved on another', async () => {
  const id = await waiting(Sensitivity.SENSITIVE, 31);
  const first = token;
  ahead -= 31 * MINUTE;
  const other = await newToken();
  ahead += 31 * MINUTE;
  expect(await codeOf(CONFIRM, { password }, first)).toBeUndefined();
  expect(await codeOf(DECIDE, { id, approve: true }, other)).toBe('FRESH_SIGN_IN_NEEDED');
  expect(await codeOf(DECIDE, { id, approve: true }, first)).toBeUndefined();
});

test('wrong passwords lock as failed sign-ins do, the right one with them', async () => {
  await waiting(Sensitivity.SENSITIVE, 31);
  const wrong = [];
  for (let attempt = 0; attempt < 5; attempt++)
    wrong.push(await codeOf(CONFIRM, { password: 'wrong again' }));
  expect(new Set(wrong)).toEqual(new Set(['BAD_USER_INPUT']));
  expect(await codeOf(CONFIRM, { password })).toBe('LOCKED_OUT');
  ahead += 16 * MINUTE;
  expect(await codeOf(CONFIRM, { password })).toBeUndefined();
});

test('guesses made at once count each', async () => {
  await waiting(Sensitivity.SENSITIVE, 31);
  const all = Array.from({ length: 12 }, () => codeOf(CONFIRM, { password: 'wrong at once' }));
  const codes = await Promise.all(all);
  expect(codes.filter((code) => code === 'BAD_USER_INPUT').length).toBeLessThanOrEqual(5);
  expect(await codeOf(CONFIRM, { password })).toBe('LOCKED_OUT');
  ahead += 16 * MINUTE;
});

test.each([
  ['nothing', {}],
  ['both', { password: 'some password', code: '123456' }],
  ['a code where no authenticator is enrolled', { code: '123456' }],
  ['a password of a megabyte', { password: 'x'.repeat(1_000_000) }],
])('%s proves nothing', async (_, proof) => {
  const id = await waiting(Sensitivity.SENSITIVE, 31);
  expect(await codeOf(CONFIRM, proof)).toBe('BAD_USER_INPUT');
  expect(await codeOf(DECIDE, { id, approve: true })).toBe('FRESH_SIGN_IN_NEEDED');
});

test('a key of a sub-site approves nothing and confirms nothing', async () => {
  const id = await waiting(Sensitivity.GENERAL, 0);
  const { site } = await given.site('4300000001');
  const issue = 'mutation($siteId: ID!) { issueApiKey(name: "子站", siteId: $siteId) { key } }';
  const { data } = await given.desk<{ issueApiKey: { key: string } }>('admin', issue, { siteId: site.id });
  const { key } = data.issueApiKey;
  expect(await codeOf(DECIDE, { id, approve: true }, key)).toBe('UNAUTHENTICATED');
  expect(await codeOf(CONFIRM, { password }, key)).toBe('UNAUTHENTICATED');
});
