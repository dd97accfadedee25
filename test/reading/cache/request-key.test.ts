import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { keyOf, questionOf } from '../../../src/reading/cache/request-key.ts';

const QUERY = 'query A($id: ID!) { content(id: $id) { id } }';
const HASH = createHash('sha256').update(QUERY).digest('hex');

function requestKey(asked: Parameters<typeof questionOf>[0]): string | null {
  const question = questionOf(asked);
  return question && keyOf(question);
}

function post(body: unknown, contentType: string | undefined = 'application/json'): string | null {
  return requestKey({ method: 'POST', body, query: {}, contentType });
}

function get(query: object, method = 'GET'): string | null {
  return requestKey({ method, body: undefined, query, contentType: undefined });
}

const plain = post({ query: QUERY, variables: { id: '1', more: { a: 1, b: 2 } } });

test.each([
  ['variables in another order', post({ query: QUERY, variables: { more: { b: 2, a: 1 }, id: '1' } })],
  [
    'a media type with a charset',
    post({ query: QUERY, variables: { id: '1', more: { a: 1, b: 2 } } }, 'application/json; charset=utf-8'),
  ],
  ['GET', get({ query: QUERY, variables: '{"id":"1","more":{"a":1,"b":2}}' })],
  ['HEAD', get({ query: QUERY, variables: '{"id":"1","more":{"a":1,"b":2}}' }, 'HEAD')],
  [
    'a persisted query',
    get({
      variables: '{"id":"1","more":{"a":1,"b":2}}',
      extensions: `{"persistedQuery":{"version":1,"sha256Hash":"${HASH}"}}`,
    }),
  ],
  [
    'a query to be persisted',
    post({
      query: QUERY,
      variables: { id: '1', more: { a: 1, b: 2 } },
      extensions: { persistedQuery: { version: 1, sha256Hash: HASH } },
    }),
  ],
])('the same question has the same key by %s', (_, key) => {
  expect(plain).not.toBeNull();
  expect(key).toBe(plain);
});

test('absent, null and no variables are the same', () => {
  const key = post({ query: '{ __typename }' });
  expect(key).not.toBeNull();
  expect(post({ query: '{ __typename }', variables: null, operationName: null, extensions: null })).toBe(key);
  expect(post({ query: '{ __typename }', variables: {}, extensions: {} })).toBe(key);
});

test.each([
  ['document', { query: `${QUERY} ` }],
  ['operation', { query: QUERY, operationName: 'A' }],
  ['variable', { query: QUERY, variables: { id: '2', more: { a: 1, b: 2 } } }],
  ['variable of another type', { query: QUERY, variables: { id: 1, more: { a: 1, b: 2 } } }],
])('another %s has another key', (_, body) => {
  expect(post(body)).not.toBeNull();
  expect(post(body)).not.toBe(plain);
});

test.each([
  ['a batch', post([{ query: QUERY }])],
  ['no query', post({})],
  ['an empty query', post({ query: '' })],
  ['a query that is no text', post({ query: { kind: 'Document' } })],
  ['variables that are a list', post({ query: QUERY, variables: [] })],
  ['an operation name that is no name', post({ query: QUERY, operationName: 'A {}' })],
  ['an extension nobody knows', post({ query: QUERY, extensions: { trace: true } })],
  [
    'a hash that is not of the query',
    post({ query: QUERY, extensions: { persistedQuery: { version: 1, sha256Hash: '0'.repeat(64) } } }),
  ],
  ['a hash that is none', get({ extensions: '{"persistedQuery":{"version":1,"sha256Hash":"x"}}' })],
  ['another media type', post({ query: QUERY }, 'text/plain')],
  ['a parameter given twice', get({ query: [QUERY, QUERY] })],
  ['variables that are no JSON', get({ query: QUERY, variables: '{' })],
])('%s has no key: the engine says what is wrong', (_, key) => {
  expect(key).toBeNull();
});
