import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHub, type TestHub } from './support/hub.ts';

let given: TestHub;
beforeAll(async () => {
  given = await openTestHub();
});
afterAll(() => given.close());

test('the reading API passes the GraphQL-over-HTTP audits with no error and at most three warnings', async () => {
  const audits = serverAudits({ url: `${given.hub.publicUrl}/graphql`, fetchFn: fetch });
  const results = await Promise.all(audits.map((audit) => audit.fn()));
  const named = (status: string) =>
    results.flatMap((result) => (result.status === status ? [`${result.id} ${result.name}`] : []));
  expect(results.length).toBeGreaterThan(50);
  expect(named('error')).toEqual([]);
  expect(named('warn').length, named('warn').join('\n')).toBeLessThanOrEqual(3);
});
