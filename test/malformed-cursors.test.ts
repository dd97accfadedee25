import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toCursor } from '../src/platform/graphql/connection.ts';
import { openTestHub, type TestHub } from './support/hub.ts';

let given: TestHub;
beforeAll(async () => {
  given = await openTestHub();
});
afterAll(() => given.close());

const ID = '0198f3a0-0000-7000-8000-000000000001';
const AT = '2026-11-20T02:00:00.000Z';

async function codeOf(query: string, variables: object) {
  return (await given.desk('admin', query, variables)).errors?.[0]?.extensions.code;
}

describe('a cursor that was not made here', () => {
  const lists = ['copies', 'publications', 'deliveries', 'duties', 'reviewQueue'];
  const cursors = [
    ['two words', toCursor('x', 'y')],
    ['no such day', toCursor('2026-02-31T00:00:00.000Z', ID)],
    ['before all time', toCursor('-271821-04-20T00:00:00.000Z', ID)],
    ['a number', toCursor(1, ID)],
    ['a moment and no id', toCursor(AT, 'y')],
    ['one key', toCursor(AT)],
    ['no JSON', 'nonsense'],
  ];
  test.each(lists)('is refused by %s', async (list) => {
    const query = `query($after: String) { ${list}(first: 2, after: $after) { totalCount } }`;
    for (const [what, after] of cursors) expect(await codeOf(query, { after }), what).toBe('BAD_USER_INPUT');
    expect(await codeOf(query, { after: toCursor(AT, ID) })).toBeUndefined();
  });

  test('is refused by the journal', async () => {
    const query = 'query($after: String) { journal(first: 2, after: $after) { totalCount } }';
    for (const after of [toCursor('x'), toCursor(-1), toCursor(1.5), toCursor(1e300), toCursor('5')])
      expect(await codeOf(query, { after })).toBe('BAD_USER_INPUT');
    expect(await codeOf(query, { after: toCursor(5) })).toBeUndefined();
  });
});
