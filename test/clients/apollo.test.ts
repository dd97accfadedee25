import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { possibleTypes, publishNotices } from './notices.ts';

interface Notice {
  __typename: string;
  id: string;
  title: string;
}
interface SectionData {
  section: {
    contents: { edges: { node: Notice }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
  };
}

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
const TITLE = gql`
  query Title($id: ID!) {
    content(id: $id) { id title }
  }
`;

let given: TestHub;
/** The newest first. */
let ids: string[];

beforeAll(async () => {
  given = await openTestHub();
  ids = await publishNotices(given, 5);
});
afterAll(() => given?.close());

function openClient() {
  const cache = new InMemoryCache({
    possibleTypes,
    typePolicies: {
      Section: { fields: { contents: relayStylePagination() } },
      Query: {
        fields: {
          content: (held, { args, toReference }) =>
            held ?? toReference({ __typename: 'Article', id: args?.id as string }),
        },
      },
    },
  });
  return new ApolloClient({ cache, link: new HttpLink({ uri: `${given.hub.publicUrl}/graphql` }) });
}

test('Apollo Client adds page to page, and none is lost or doubled by a notice published meanwhile', async () => {
  const client = openClient();
  const held = () => client.readQuery<SectionData>({ query: LIST })?.section.contents;
  await client.query({ query: LIST });
  await publishNotices(given, 1, 6);
  for (let page = 0; page < 5 && held()?.pageInfo.hasNextPage; page++)
    await client.query({
      query: LIST,
      variables: { after: held()?.pageInfo.endCursor },
      fetchPolicy: 'network-only',
    });
  expect(held()?.edges.map(({ node }) => node.id)).toEqual(ids);
  client.stop();
});

test('Apollo Client knows a content of a list again by its id, and asks nobody for it', async () => {
  const client = openClient();
  await client.query({ query: LIST, variables: {} });
  const { data } = await client.query<{ content: Notice }>({
    query: TITLE,
    variables: { id: ids[0] },
    fetchPolicy: 'cache-only',
  });
  expect(data?.content).toMatchObject({ __typename: 'Article', title: '第5号通知' });
  client.stop();
});
