import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Why the words of a file could not be read. */
export type FileTrouble = 'UNREADABLE' | 'TOO_LARGE' | 'TOO_SLOW' | 'MISSING';

/** How far the reading of one file may go. */
export interface FileBounds {
  /** Of the file. */
  bytes: number;
  milliseconds: number;
  /** What the reading process may hold, in bytes. */
  memory: number;
}

/** The bounds of the product. */
export const FILE_BOUNDS: FileBounds = {
  bytes: 50 * 1024 * 1024,
  milliseconds: 60_000,
  memory: 768 * 1024 * 1024,
};

const EXTRACT = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './extract.ts' : './extract.js', import.meta.url),
);
const LOOK_EVERY = 100;
const PAGE = 4096;
const MOST_OUTPUT = 2 * 1024 * 1024;

/** What a process holds in memory, in bytes; 0 where the system does not tell. */
async function heldBy(pid: number | undefined): Promise<number> {
  const told = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '');
  return Number(told.split(' ')[1] ?? 0) * PAGE;
}

/**
 * The words of a PDF, Word or Excel file, read in a process of its own that knows no secret and is ended when it goes
 * beyond the bounds.
 */
export async function readFileText(
  file: Uint8Array,
  bounds: FileBounds = FILE_BOUNDS,
): Promise<{ text: string; trouble: FileTrouble | null }> {
  if (file.byteLength > bounds.bytes) return { text: '', trouble: 'TOO_LARGE' };
  const heap = Math.floor(bounds.memory / 2 / 1024 / 1024);
  const child = spawn(process.execPath, [`--max-old-space-size=${heap}`, EXTRACT], {
    env: {},
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  let trouble: FileTrouble | null = null;
  const end = (reason: FileTrouble) => {
    trouble ??= reason;
    child.kill('SIGKILL');
  };
  const clock = setTimeout(() => end('TOO_SLOW'), bounds.milliseconds);
  const watch = setInterval(
    () => void heldBy(child.pid).then((held) => held > bounds.memory && end('TOO_LARGE')),
    LOOK_EVERY,
  );
  const chunks: Buffer[] = [];
  let bytes = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MOST_OUTPUT) end('TOO_LARGE');
    else chunks.push(chunk);
  });
  child.stdin.on('error', () => undefined).end(file);
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(-1));
    child.once('close', resolve);
  });
  clearTimeout(clock);
  clearInterval(watch);
  if (trouble || code !== 0) return { text: '', trouble: trouble ?? 'UNREADABLE' };
  return { text: Buffer.concat(chunks).toString().replaceAll('\0', ' ').toWellFormed(), trouble: null };
}
