import { afterAll, beforeAll, expect, test } from 'vitest';
import { createUser } from '../../src/identity/create-user.ts';
import { answerOf, Browser, type IdentityHub, openIdentityHub, PASSWORD } from './identity-hub.ts';

const MINUTE = 60_000;
let hub: IdentityHub;

beforeAll(async () => {
  hub = await openIdentityHub();
  for (const username of ['admin', 'calm', 'raced', 'slow']) {
    await createUser(hub.context(), { username, name: '某人', password: PASSWORD, roles: [] });
  }
});
afterAll(() => hub.close());

/** Statuses of wrong attempts, one after the other. */
async function fail(username: string, times: number, at = hub.authentication): Promise<number[]> {
  const statuses: number[] = [];
  for (let attempt = 0; attempt < times; attempt++) {
    statuses.push((await new Browser(at).signIn(username, 'not the password')).status);
  }
  return statuses;
}

test('the sixth attempt after five failures is locked out, even with the right password', async () => {
  expect(await fail('admin', 5)).toEqual([401, 401, 401, 401, 401]);
  const sixth = await new Browser(hub.authentication).signIn('Admin');
  const body = await answerOf(sixth);
  expect([sixth.status, body.errors[0]?.extensions.code]).toEqual([429, 'LOCKED_OUT']);
  expect(sixth.headers.get('retry-after')).toBe('900');
  expect(sixth.headers.getSetCookie()).toEqual([]);
});

test('the lock holds in every process of the hub', async () => {
  expect((await new Browser(hub.another()).signIn('admin')).status).toBe(429);
});

test('the lock ends after fifteen minutes', async () => {
  hub.wait(14 * MINUTE);
  expect((await new Browser(hub.authentication).signIn('admin')).status).toBe(429);
  hub.wait(MINUTE + 1_000);
  expect((await new Browser(hub.authentication).signIn('admin')).status).toBe(200);
});

test('a person nobody knows is locked out alike', async () => {
  expect(await fail('nobody', 6)).toEqual([401, 401, 401, 401, 401, 429]);
});

test('a right password in between forgets the failures', async () => {
  expect(await fail('calm', 4)).toEqual([401, 401, 401, 401]);
  expect((await new Browser(hub.authentication).signIn('calm')).status).toBe(200);
  expect(await fail('calm', 5)).toEqual([401, 401, 401, 401, 401]);
});

test('failures older than fifteen minutes do not count', async () => {
  expect(await fail('slow', 4)).toEqual([401, 401, 401, 401]);
  hub.wait(16 * MINUTE);
  expect(await fail('slow', 4)).toEqual([401, 401, 401, 401]);
  expect((await new Browser(hub.authentication).signIn('slow')).status).toBe(200);
});

test('guesses made at once, in two processes, are five altogether', async () => {
  const other = hub.another();
  const guesses = Array.from({ length: 12 }, (_, index) =>
    fail('raced', 1, index % 2 ? other : hub.authentication),
  );
  const statuses = (await Promise.all(guesses)).flat();
  expect(statuses.filter((status) => status === 401)).toHaveLength(5);
  expect(statuses.filter((status) => status === 429)).toHaveLength(7);
});

test('the table of failures tells no username, and forgets what is over', async () => {
  const rows = () => hub.orm.em.fork().execute('select * from auth.sign_in_failure');
  expect(JSON.stringify(await rows())).not.toMatch(/raced|nobody/);
  hub.wait(60 * MINUTE);
  await new Browser(hub.authentication).signIn('calm');
  expect(await rows()).toEqual([]);
});
