import { createHash } from 'node:crypto';
import { realpath, unlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Thrown when another live process holds the directory. */
export class DirectoryInUse extends Error {
  override name = 'DirectoryInUse';
}

/**
 * Takes a directory for this process alone and returns the function that gives it back. A holder that is
 * just ending gets `patienceMs` to do so, then the taker gets `DirectoryInUse`. The hold is a listening local
 * socket, so the kernel ends it with the process, however that dies.
 */
export async function lockDirectory(directory: string, patienceMs = 0): Promise<() => Promise<void>> {
  const address = lockAddress(await realpath(directory));
  const until = Date.now() + patienceMs;
  for (;;) {
    const server = await tryListen(address);
    if (server) return () => new Promise((done) => server.close(() => done()));
    if (Date.now() >= until) break;
    await sleep(100);
  }
  throw new DirectoryInUse(
    `another running Tonggao already uses ${directory}; stop it first, or set TONGGAO_DATA to another directory 数据目录正被另一个运行中的通稿使用`,
  );
}

async function tryListen(address: string): Promise<Server | undefined> {
  try {
    return await listen(address);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return (await removeIfDead(address)) ? tryListen(address) : undefined;
  }
}

function lockAddress(path: string): string {
  const name = `tonggao-${createHash('sha256').update(path).digest('hex').slice(0, 32)}`;
  if (process.platform === 'linux') return `\0${name}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return join(tmpdir(), `${name}.sock`);
}

function listen(address: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((peer) => peer.destroy());
    server.once('error', reject);
    server.listen(address, () => resolve(server.unref()));
  });
}

/** Only a socket kept as a file outlives its process: it is dead when nobody answers. */
async function removeIfDead(address: string): Promise<boolean> {
  if (!address.endsWith('.sock')) return false;
  const answered = await new Promise<boolean>((resolve) => {
    const peer = connect(address, () => resolve(true));
    peer.once('error', () => resolve(false)).once('close', () => peer.destroy());
  });
  if (!answered) await unlink(address).catch(() => undefined);
  return !answered;
}
