import { expect, onTestFinished, test } from 'vitest';
import { openHub } from '../../../src/app.ts';
import { WithdrawalKind } from '../../../src/release/edition.ts';
import { withdraw } from '../../../src/release/withdraw.ts';
import { createServer } from '../../../src/serve.ts';
import { openHubForThisTest, type TestHub } from '../../support/hub.ts';
import { published } from '../published.ts';

const PAGE = 'query ($id: ID!) { content(id: $id) { body } }';

type Ask = (id: string) => Promise<{ came: string; text: string }>;

/** A second hub on the same database, as another process would be: its own connections, its own memory. */
async function openSecond(given: TestHub, env: object = {}): Promise<Ask> {
  const { env: own, log, publicUrl } = given.hub;
  const secret = 'a secret that is long enough for tests only';
  const hub = await openHub({
    env: { ...own, ...env },
    databaseUrl: given.databaseUrl,
    log,
    publicUrl,
    secret,
  });
  const server = await createServer(hub);
  onTestFinished(async () => {
    await server.close();
    await hub.close();
  });
  return async (id) => {
    const payload = { query: PAGE, variables: { id } };
    const { headers, body } = await server.inject({ method: 'POST', url: '/graphql', payload });
    return { came: String(headers['cache-status']), text: body };
  };
}

test('another process loses a withdrawn text well within a second', async () => {
  const given = await openHubForThisTest();
  const ask = await openSecond(given);
  const took: number[] = [];
  for (let round = 0; round < 10; round++) {
    const contentId = await published(given, { body: '<p>原文</p>' });
    await ask(contentId);
    expect(await ask(contentId)).toMatchObject({
      came: 'tonggao; hit',
      text: expect.stringContaining('原文'),
    });
    await withdraw(await given.as('editor'), { contentId, kind: WithdrawalKind.GONE, explanation: '有误' });
    const begun = performance.now();
    while ((await ask(contentId)).text.includes('原文'))
      expect(performance.now() - begun).toBeLessThan(1_000);
    took.push(performance.now() - begun);
  }
  expect(Math.max(...took)).toBeLessThan(1_000);
});

test('without memory for it nothing is kept and everything answered', async () => {
  const given = await openHubForThisTest();
  const ask = await openSecond(given, { TONGGAO_CACHE_MB: 0 });
  const contentId = await published(given, { body: '<p>原文</p>' });
  for (let round = 0; round < 2; round++) {
    expect(await ask(contentId)).toMatchObject({
      came: 'tonggao; fwd=bypass',
      text: expect.stringContaining('原文'),
    });
  }
});
