import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHub, type TestHub } from '../support/hub.ts';

// The requests by which the audit tool graphql-cop finds what it calls HIGH; introspection stays on by decision (docs/limits.md).

let given: TestHub;
beforeAll(async () => {
  given = await openTestHub();
});
afterAll(() => given.close());

async function ask(path: string, body: unknown): Promise<{ status: number; text: string }> {
  const token = await given.hub.authentication.issueToken((await given.as('editor')).actor.id ?? '');
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const anonymous = path === '/graphql' ? { 'content-type': 'application/json' } : headers;
  const url = `${given.hub.publicUrl}${path}`;
  const answer = await fetch(url, { method: 'POST', headers: anonymous, body: JSON.stringify(body) });
  return { status: answer.status, text: await answer.text() };
}

const repeated = (text: string, times: number) => Array.from({ length: times }, () => text).join(' ');
const aliases = Array.from({ length: 101 }, (_, nth) => `alias${nth}: __typename`).join(' ');
const circular = (depth: number): string =>
  depth === 0 ? 'name' : `fields { type { ${circular(depth - 1)} } }`;
const directives = (count: number) =>
  `{ __typename ${repeated('@skip(if: false)', 1)} ${repeated('@aa', count)} }`;

test.each([
  ['101 aliases', { query: `{ ${aliases} }` }],
  ['500 times the same field', { query: `{ ${repeated('__typename', 500)} }` }],
  [
    '500 times the same field, in a fragment',
    { query: `{ ...F } fragment F on Query { ${repeated('__typename', 500)} }` },
  ],
  ['introspection that goes round', { query: `{ __schema { types { ${circular(4)} } } }` }],
  ['a batch of ten', Array.from({ length: 10 }, () => ({ query: '{ __typename }' }))],
  [
    'fragments that spread each other',
    { query: '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }' },
  ],
  ['50 directives', { query: `{ ${repeated('__typename @include(if: true)', 50)} }` }],
])('%s is refused, by readers and at the desk', async (_, body) => {
  for (const path of ['/graphql', '/desk/graphql']) {
    const { text } = await ask(path, body);
    expect(JSON.parse(text).data, path).toBeFalsy();
    expect(text.length).toBeLessThan(5_000);
  }
});

test('many unknown directives are refused in few words', async () => {
  for (const path of ['/graphql', '/desk/graphql']) {
    const { errors } = JSON.parse((await ask(path, { query: directives(10) })).text);
    expect(errors.length).toBeLessThan(10);
  }
});

test('what front ends and their tools ask is not refused for it', async () => {
  const plain = [getIntrospectionQuery({ inputValueDeprecation: true, directiveIsRepeatable: true })];
  plain.push(
    '{ site(code: "4300000001") { id id name @include(if: true) sections { id ...S id } } } fragment S on Section { id name }',
  );
  for (const query of plain)
    expect(JSON.parse((await ask('/graphql', { query })).text).errors).toBeUndefined();
});

test('nothing can be changed by GET, by a form, or with traces asked for', async () => {
  const url = `${given.hub.publicUrl}/desk/graphql`;
  const mutation = 'mutation { withdraw(contentId: "x") { id } }';
  const got = await fetch(`${url}?query=${encodeURIComponent(mutation)}`);
  expect(got.status).toBeGreaterThanOrEqual(400);
  const body = new URLSearchParams({ query: '{ __typename }' });
  expect((await fetch(url, { method: 'POST', body })).status).toBeGreaterThanOrEqual(400);
  const traced = await ask('/graphql', { query: '{ __typename }' });
  expect(traced.text).not.toContain('tracing');
});
