import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** The port the server in this directory last answered on. */
export async function readPort(directory: string): Promise<number | undefined> {
  const port = Number(await readFile(join(directory, 'port'), 'utf8').catch(() => ''));
  return Number.isInteger(port) && port > 1023 && port < 65_536 ? port : undefined;
}

/** Keeps the port for the next start, so that addresses noted elsewhere stay right. */
export async function rememberPort(directory: string, port: number): Promise<void> {
  await writeFile(join(directory, 'port'), `${port}\n`);
}

/** A loopback port nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
