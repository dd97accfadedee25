import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { type ConcreteRequest, Environment, fetchQuery, Network, RecordSource, Store } from 'relay-runtime';
import { expect, onTestFinished, test } from 'vitest';
import { contractOperations, hasContract } from '../support/contract.ts';
import { openTestHub } from '../support/hub.ts';
import { publishNotices } from './notices.ts';

const run = promisify(execFile);
/** The program of this machine. */
const COMPILER: string = createRequire(import.meta.url)('relay-compiler');
const SCHEMA = fileURLToPath(new URL('../../schema/reading.graphql', import.meta.url));

/** A section that pages through its contents in the way Relay does. */
const PAGING = `
  query PagingQuery($after: String) {
    section(site: "4300000001", code: "tzgg") { ...Paging_section @arguments(after: $after) }
  }
`;
const FRAGMENT = `
  fragment Paging_section on Section @refetchable(queryName: "PagingMoreQuery")
    @argumentDefinitions(first: { type: "Int", defaultValue: 2 }, after: { type: "String" }) {
    contents(first: $first, after: $after) @connection(key: "Paging_contents") {
      edges { node { id title } }
    }
  }
`;

const inCode = (document: string) => `graphql\`${document}\`;\n`;

/** Compiles documents, each in a module of its name, and answers the folder of what came of them. */
async function compile(modules: Map<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tonggao-relay-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, 'src'));
  await mkdir(join(folder, 'made'));
  for (const [name, code] of modules) await writeFile(join(folder, 'src', `${name}.js`), code);
  const config = {
    src: './src',
    schema: './schema.graphql',
    language: 'javascript',
    artifactDirectory: './made',
  };
  await copyFile(SCHEMA, join(folder, 'schema.graphql'));
  await writeFile(
    join(folder, 'relay.config.json'),
    JSON.stringify({ ...config, customScalarTypes: { DateTime: 'string' } }),
  );
  await run(COMPILER, ['relay.config.json'], { cwd: folder });
  return join(folder, 'made');
}

test.skipIf(!hasContract)('the Relay compiler takes the documents of the contract', async () => {
  const modules = new Map(
    [...contractOperations('reading')].map(([name, text]) => [
      name,
      inCode(text.replace(`query ${name}`, `query ${name}Query`)),
    ]),
  );
  const made = await compile(modules);
  expect((await readdir(made)).sort()).toEqual(
    [...modules.keys()].map((name) => `${name}Query.graphql.js`).sort(),
  );
});

test('Relay pages through a section by what its compiler made of a connection', {
  timeout: 90_000,
}, async () => {
  const given = await openTestHub();
  onTestFinished(() => given.close());
  const ids = await publishNotices(given, 3);
  const made = await compile(new Map([['Paging', inCode(PAGING) + inCode(FRAGMENT)]]));
  const load = createRequire(pathToFileURL(join(made, 'x.js')));
  const query = load('./PagingQuery.graphql.js') as ConcreteRequest;
  const environment = new Environment({
    store: new Store(new RecordSource()),
    network: Network.create(async ({ text }, variables) => {
      const { data, errors } = await given.read(text ?? '', variables);
      return { data, errors } as never;
    }),
  });
  const { sections } = await given.site('4300000001');
  const id = sections.get('tzgg')?.id;
  for (const after of [null, 'end'])
    await fetchQuery(environment, query, { after: after && endOf(environment) }).toPromise();
  const records = environment.getStore().getSource();
  const list = records.get(`client:${id}:__Paging_contents_connection`);
  const { __refs: edges = [] } = (list?.edges ?? {}) as { __refs?: string[] };
  const nodes = edges.map((edge) => (records.get(edge)?.node ?? {}) as { __ref?: string });
  expect(nodes.map(({ __ref }) => __ref)).toEqual(ids);

  function endOf(from: Environment): string {
    const source = from.getStore().getSource();
    const page = source.get(`client:${id}:__Paging_contents_connection:pageInfo`);
    return page?.endCursor as string;
  }
});
