import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createUser } from '../../src/identity/create-user.ts';
import { answerOf, Browser, type IdentityHub, openIdentityHub, PASSWORD } from './identity-hub.ts';

let hub: IdentityHub;
let secret: Buffer;
let backupCodes: string[];

beforeAll(async () => {
  hub = await openIdentityHub();
  await createUser(hub.context(), { username: 'admin', name: '管理员', password: PASSWORD, roles: [] });
});
afterAll(() => hub.close());

const actor = (browser: Browser) => hub.authentication.actorOf(hub.orm.em.fork(), browser.headers);

function base32(text: string): Buffer {
  const bits = [...text].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter));
  const binary = bits.map((value) => value.toString(2).padStart(5, '0')).join('');
  return Buffer.from((binary.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** RFC 6238 with SHA-1, 30 s and 6 digits, written down a second time so that the two check each other. */
function totp(key: Buffer): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  const number = mac.readUInt32BE((mac[19] ?? 0) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

test('a second factor is enrolled with the password and a first code', async () => {
  const browser = new Browser(hub.authentication);
  await browser.signIn('admin');
  expect((await browser.post('/two-factor/enable', { password: 'not the password' })).status).toBe(400);
  const enrolled = await answerOf(await browser.post('/two-factor/enable', { password: PASSWORD }));
  const uri = new URL(enrolled.totpURI);
  expect(uri.protocol).toBe('otpauth:');
  secret = base32(uri.searchParams.get('secret') ?? '');
  backupCodes = enrolled.backupCodes;
  expect((await browser.post('/two-factor/verify-totp', { code: totp(secret) })).status).toBe(200);
  expect((await actor(browser)).username).toBe('admin');
});

test('from then on the password alone signs nobody in', async () => {
  const browser = new Browser(hub.authentication);
  const response = await browser.signIn('admin');
  expect(await answerOf(response)).toMatchObject({ twoFactorRedirect: true });
  expect((await actor(browser)).kind).toBe('anonymous');
  const wrong = await browser.post('/two-factor/verify-totp', { code: '000000' });
  expect([wrong.status, (await answerOf(wrong)).message]).toEqual([401, '验证码不正确或已失效']);
  expect((await actor(browser)).kind).toBe('anonymous');
  expect((await browser.post('/two-factor/verify-totp', { code: totp(secret) })).status).toBe(200);
  expect(await actor(browser)).toMatchObject({ kind: 'user', username: 'admin' });
});

test('a backup code signs in once', async () => {
  const [code] = backupCodes;
  const [first, second] = [new Browser(hub.authentication), new Browser(hub.authentication)];
  await first.signIn('admin');
  expect((await first.post('/two-factor/verify-backup-code', { code })).status).toBe(200);
  expect((await actor(first)).username).toBe('admin');
  await second.signIn('admin');
  expect((await second.post('/two-factor/verify-backup-code', { code })).status).toBe(401);
  expect((await actor(second)).kind).toBe('anonymous');
});

test('the code proves again who holds the session, and a wrong one does not', async () => {
  const browser = new Browser(hub.authentication);
  await browser.signIn('admin');
  await browser.post('/two-factor/verify-totp', { code: totp(secret) });
  const prove = (proof: object) => hub.authentication.prove(browser.headers, proof);
  expect(await prove({ code: '000000' })).toMatchObject({ outcome: 'WRONG' });
  expect(await prove({ password: 'not the password' })).toMatchObject({ outcome: 'WRONG' });
  expect(await prove({ code: totp(secret) })).toMatchObject({
    outcome: 'PROVED',
    sessionId: expect.any(String),
  });
  expect(await prove({ password: PASSWORD })).toMatchObject({ outcome: 'PROVED' });
  expect((await actor(browser)).kind).toBe('user');
  expect(await hub.authentication.prove(new Headers(), { password: PASSWORD })).toMatchObject({
    outcome: 'NOBODY',
  });
});

test('after five wrong codes the right one is locked out too', async () => {
  const browser = new Browser(hub.authentication);
  await browser.signIn('admin');
  for (let attempt = 0; attempt < 5; attempt++)
    await browser.post('/two-factor/verify-totp', { code: '000000' });
  const fresh = new Browser(hub.authentication);
  await fresh.signIn('admin');
  const response = await fresh.post('/two-factor/verify-totp', { code: totp(secret) });
  expect([response.status, (await answerOf(response)).errors[0]?.extensions.code]).toEqual([
    429,
    'LOCKED_OUT',
  ]);
});

test('neither the secret nor a code is kept or logged as it is', async () => {
  const rows = JSON.stringify(await hub.orm.em.fork().execute('select * from auth."twoFactor"'));
  for (const code of backupCodes) expect(rows + hub.logged()).not.toContain(code);
});
