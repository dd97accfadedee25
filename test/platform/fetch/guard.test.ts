import { expect, it } from 'vitest';
import { createFetcher } from '../../../src/platform/fetch/fetch.ts';
import { FetchRefusal } from '../../../src/platform/fetch/fetch-refusal.ts';
import { serveLocally } from './local-server.ts';

const guarded = createFetcher({ allow: [], timeoutMs: 3000 });

it.each([
  'file:///etc/passwd',
  'ftp://example.com/',
  'gopher://127.0.0.1/',
  'data:text/plain,x',
  'javascript:alert(1)',
  'not an address',
  '/relative',
  '',
  'http://user:password@example.com/',
  'http://user@example.com/',
  'http://',
])('refuses the address "%s"', async (address) => {
  const refusal = await guarded(address).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(FetchRefusal);
  expect(refusal).toMatchObject({ code: 'BAD_URL' });
  expect(String(refusal)).not.toContain('password@');
});

it.each([
  'http://127.0.0.1/',
  'http://localhost/',
  'http://0.0.0.0/',
  'http://10.0.0.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://100.100.100.200/',
  'http://[::1]/',
  'http://[::]/',
  'http://[fd00:ec2::254]/',
  'http://[fe80::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[2002:7f00:1::]/',
  'http://0177.0.0.1/',
  'http://0x7f.0.0.1/',
  'http://0x7f000001/',
  'http://2130706433/',
  'http://127.1/',
  'http://127.0.0.1./',
  'http://①②⑦.0.0.1/',
  'https://127.0.0.1/',
])('refuses %s as private', async (address) => {
  await expect(guarded(address)).rejects.toMatchObject({ code: 'PRIVATE_ADDRESS' });
});

it('lets no byte reach a private host', async () => {
  let asked = 0;
  const { origin, port } = await serveLocally((_request, response) => {
    asked += 1;
    response.end();
  });
  await expect(guarded(origin)).rejects.toMatchObject({ code: 'PRIVATE_ADDRESS' });
  await expect(guarded(`http://localhost:${port}/`)).rejects.toMatchObject({ code: 'PRIVATE_ADDRESS' });
  expect(asked).toBe(0);
});

it.each([
  ['the host', (_port: number) => 'localhost'],
  ['the host with its port', (port: number) => `localhost:${port}`],
  ['a range', (_port: number) => '127.0.0.0/8'],
  ['the address with its port', (port: number) => `127.0.0.1:${port}`],
])('lets a private host through when the allow list names %s', async (_what, entry) => {
  const { port } = await serveLocally((_request, response) => response.end('in'));
  const lookup = async () => [{ address: '127.0.0.1', family: 4 }];
  const allowed = createFetcher({ allow: [entry(port)], lookup });
  expect((await allowed(`http://localhost:${port}/`)).text()).toBe('in');
});

it('lets only the allowed port of a private host through', async () => {
  const { port } = await serveLocally((_request, response) => response.end('in'));
  const other = createFetcher({ allow: [`127.0.0.1:${port + 1}`] });
  await expect(other(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({ code: 'PRIVATE_ADDRESS' });
});

it('connects only to the permitted ones among the addresses of a name', async () => {
  const { port } = await serveLocally((_request, response) => response.end('in'));
  const mixed = async () => [
    { address: '::1', family: 6 },
    { address: '10.0.0.1', family: 4 },
    { address: '127.0.0.1', family: 4 },
  ];
  const allowed = createFetcher({ allow: ['127.0.0.1'], lookup: mixed, timeoutMs: 2000 });
  expect((await allowed(`http://mixed.example:${port}/`)).text()).toBe('in');
});

it('is not fooled by a name that turns private after it was checked', async () => {
  let asked = 0;
  const { port } = await serveLocally((_request, response) => response.end('secret'));
  const rebinding = async () => {
    asked += 1;
    return [{ address: asked === 1 ? '192.0.2.1' : '127.0.0.1', family: 4 }];
  };
  // The first answer is exempt and leads nowhere; the second is private and must be refused, not connected to.
  const fetcher = createFetcher({ allow: ['192.0.2.1'], lookup: rebinding, timeoutMs: 500 });
  await expect(fetcher(`http://rebind.example:${port}/`)).rejects.toBeInstanceOf(FetchRefusal);
  expect(asked).toBe(1);
  await expect(fetcher(`http://rebind.example:${port}/`)).rejects.toMatchObject({
    code: 'PRIVATE_ADDRESS',
  });
  expect(asked).toBe(2);
});

it('asks for a name once for one connection, so there is no second answer to trust', async () => {
  let asked = 0;
  const { port } = await serveLocally((_request, response) => response.end('in'));
  const counting = async () => {
    asked += 1;
    return [{ address: '127.0.0.1', family: 4 }];
  };
  await createFetcher({ allow: ['127.0.0.1'], lookup: counting })(`http://once.example:${port}/`);
  expect(asked).toBe(1);
});
