import { Client, fetchExchange, gql } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { introspection, publishNotices } from './notices.ts';

const LIST = gql`
  query List($after: String) {
    section(site: "4300000001", code: "tzgg") {
      id
      contents(first: 2, after: $after) {
        pageInfo { hasNextPage endCursor }
        edges { node { id title } }
      }
    }
  }
`;

let given: TestHub;
let ids: string[];

beforeAll(async () => {
  given = await openTestHub();
  ids = await publishNotices(given, 3);
});
afterAll(() => given?.close());

test('urql with graphcache, given the schema, adds page to page without a complaint', async () => {
  const complaints: string[] = [];
  const client = new Client({
    url: `${given.hub.publicUrl}/graphql`,
    preferGetMethod: false,
    exchanges: [
      cacheExchange({
        schema: introspection as never,
        keys: Object.fromEntries(['Origin', 'EditionStamp', 'PageTag'].map((name) => [name, () => null])),
        resolvers: { Section: { contents: relayPagination() } },
        logger: (severity, message) => complaints.push(`${severity}: ${message}`),
      }),
      fetchExchange,
    ],
  });
  const first = await client.query(LIST, {}).toPromise();
  const { endCursor } = first.data.section.contents.pageInfo;
  const whole = await client.query(LIST, { after: endCursor }).toPromise();
  const got = whole.data.section.contents.edges.map(({ node }: { node: { id: string } }) => node.id);
  expect(got).toEqual(ids);
  const kept = await client.query(LIST, {}, { requestPolicy: 'cache-only' }).toPromise();
  expect(kept.data.section.contents.edges).toHaveLength(3);
  expect(complaints).toEqual([]);
});
