import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Env } from './platform/env.ts';

/** The hub's key: TONGGAO_SECRET, or one made on the first start and kept in TONGGAO_DATA for its owner's eyes only. */
export async function secretOf(env: Env): Promise<string> {
  if (env.TONGGAO_SECRET) return env.TONGGAO_SECRET;
  await mkdir(env.TONGGAO_DATA, { recursive: true });
  const path = join(env.TONGGAO_DATA, 'secret');
  try {
    await writeFile(path, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFile(path, 'utf8');
}
