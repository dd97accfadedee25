import { connect, createServer, type Socket } from 'node:net';

/** A way to a database on which the listening connections can be made to stand still without being closed. */
export interface Pausable {
  url: string;
  pause(): void;
  /** From now on closes every new one at once. */
  refuse(): void;
  /** Ends either. */
  resume(): void;
  close(): void;
}

/** Puts itself before a PostgreSQL, on 127.0.0.1. */
export async function pausable(databaseUrl: string): Promise<Pausable> {
  const target = new URL(databaseUrl);
  const listening = new Set<Socket>();
  const open = new Set<Socket>();
  let state: 'open' | 'paused' | 'refused' = 'open';
  const server = createServer((near) => {
    const far = connect(Number(target.port || 5432), target.hostname);
    const end = () => {
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => undefined).on('close', end);
    }
    near.once('data', (first) => {
      if (!first.includes('tonggao listening')) return;
      listening.add(far);
      if (state === 'paused') far.pause();
      if (state === 'refused') end();
    });
    near.pipe(far);
    far.pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${(server.address() as { port: number }).port}`;
  return {
    url: url.href,
    pause() {
      state = 'paused';
      for (const far of listening) far.pause();
    },
    refuse() {
      state = 'refused';
    },
    resume() {
      state = 'open';
      for (const far of listening) far.resume();
    },
    close() {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
