import { expect, test } from 'vitest';
import { EnvError, readEnv } from '../../src/platform/env.ts';
import { openHubForThisTest, type TestHub } from '../support/hub.ts';

/** Statuses of so many sign-ins, each of which says that it comes from another address. */
async function signInsFromEverywhere({ hub }: TestHub, times: number): Promise<Set<number>> {
  const statuses = new Set<number>();
  for (let attempt = 0; attempt < times; attempt++) {
    const { status } = await fetch(`${hub.publicUrl}/api/auth/sign-in/username`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-forwarded-for': `203.0.113.${attempt + 1}`,
      },
      body: JSON.stringify({ username: '', password: '' }),
    });
    statuses.add(status);
  }
  return statuses;
}

test('without TRUST_PROXY an address that the request gives itself does not escape the limit', async () => {
  expect([...(await signInsFromEverywhere(await openHubForThisTest(), 70))]).toContain(429);
});

test('behind a proxy of TRUST_PROXY each reader is counted alone', async () => {
  const given = await openHubForThisTest({ env: { TRUST_PROXY: '10.0.0.0/8, 127.0.0.1' } });
  expect([...(await signInsFromEverywhere(given, 70))]).not.toContain(429);
});

test('a proxy that is not of TRUST_PROXY is not believed', async () => {
  const given = await openHubForThisTest({ env: { TRUST_PROXY: '10.0.0.0/8' } });
  expect([...(await signInsFromEverywhere(given, 70))]).toContain(429);
});

test.each(['proxy.example', '10.0.0.0/33', '10.0.0.0/8/8', 'true', '1'])(
  'TRUST_PROXY=%s is refused in one line that names it',
  (value) => {
    expect(() => readEnv({ TRUST_PROXY: value })).toThrow(EnvError);
    expect(() => readEnv({ TRUST_PROXY: value })).toThrow(/^TRUST_PROXY: .*$/);
  },
);
