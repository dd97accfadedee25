import { createHash } from 'node:crypto';
import { realpath, unlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Thrown when another live process holds the directory. */
export class DirectoryInUse extends Error {
  override name = 'DirectoryInUse';
}

/**
 * Takes a directory for this process alone and returns the function that gives it back.
 * The hold is a listening local socket, so the kernel ends it with the process, however that dies;
 * a second taker gets `DirectoryInUse` at once.
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const address = lockAddress(await realpath(directory));
  const server = await listen(address)
    .catch(async (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' && (await removeIfDead(address))) return listen(address);
      throw error;
    })
    .catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') throw error;
      throw new DirectoryInUse(
        `another running Tonggao already uses ${directory}; stop it first, or set TONGGAO_DATA to another directory`,
      );
    });
  return () => new Promise((done) => server.close(() => done()));
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
