import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createMedia } from '../../../src/platform/media/media.ts';
import { Refusal } from '../../../src/platform/refusal.ts';

const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'media-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

it.each([0, 1, 100, 5000, 70_000, 3_000_000])('keeps %i bytes and gives them back', async (length) => {
  const media = createMedia({ directory: join(await emptyFolder(), 'not', 'made', 'yet') });
  const bytes = new Uint8Array(length).map((_byte, index) => index % 251);
  const kept = await media.put(bytes);
  expect(kept).toEqual({ sha256: sha256Of(bytes), bytes: length });
  expect(await media.exists(kept.sha256)).toBe(true);
  expect(sha256Of((await media.get(kept.sha256)) ?? new Uint8Array([1]))).toBe(kept.sha256);
  const streamed = Buffer.concat((await (await media.stream(kept.sha256))?.toArray()) ?? []);
  expect(sha256Of(streamed)).toBe(kept.sha256);
});

it('keeps the same bytes once, however often and by however many they are put', async () => {
  const directory = await emptyFolder();
  const media = createMedia({ directory });
  const bytes = new TextEncoder().encode('通稿');
  const kept = await Promise.all(Array.from({ length: 20 }, () => media.put(bytes)));
  await media.put(bytes);
  expect(new Set(kept.map(({ sha256 }) => sha256)).size).toBe(1);
  const files = await filesIn(directory);
  expect(files).toHaveLength(1);
  expect(await readFile(files[0] ?? '')).toEqual(Buffer.from(bytes));
});

it('shards files by the first bytes of their hash', async () => {
  const directory = await emptyFolder();
  const { sha256 } = await createMedia({ directory }).put(new Uint8Array([1]));
  expect(await filesIn(directory)).toEqual([join(directory, sha256.slice(0, 2), sha256.slice(2, 4), sha256)]);
});

it('leaves no half file behind when writing fails', async () => {
  const directory = await emptyFolder();
  const media = createMedia({ directory });
  await media.put(new Uint8Array([1]));
  const blocked = new Uint8Array([2]);
  const first = sha256Of(blocked).slice(0, 2);
  await writeFile(join(directory, first), 'a file stands where the folder should be');
  await expect(media.put(blocked)).rejects.toThrow();
  expect((await filesIn(directory)).filter((file) => file.includes('incoming'))).toEqual([]);
});

it('answers null for a hash nothing is kept under', async () => {
  const media = createMedia({ directory: await emptyFolder() });
  const absent = sha256Of(new Uint8Array([9]));
  expect(await media.exists(absent)).toBe(false);
  expect(await media.get(absent)).toBeNull();
  expect(await media.stream(absent)).toBeNull();
});

it.each([
  '',
  'abc',
  '../../etc/passwd',
  `${'a'.repeat(63)}/`,
  'A'.repeat(64),
  `${'a'.repeat(64)}\n`,
  'g'.repeat(64),
])('refuses the malformed hash "%s"', async (hash) => {
  const media = createMedia({ directory: await emptyFolder() });
  for (const ask of [media.get, media.stream, media.exists]) {
    const refusal = await ask(hash).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT' });
  }
});
