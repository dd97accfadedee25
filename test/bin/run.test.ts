import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const RUN = new URL('../../bin/run.mjs', import.meta.url).href;

let folder: string;
let starter: ChildProcess;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tonggao-run-'));
  // A stand-in for the server: it notes what it hears and takes its time to end.
  const server = join(folder, 'server.mjs');
  await writeFile(
    server,
    `import { appendFileSync } from 'node:fs';
     const note = (line) => appendFileSync(${JSON.stringify(join(folder, 'heard'))}, line + '\\n');
     for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {
       note(signal);
       setTimeout(() => process.exit(7), 300);
     });
     setInterval(() => undefined, 1000);
     note(String(process.pid));`,
  );
  const program = `
    const { runServer } = await import(${JSON.stringify(RUN)});
    process.exitCode = await runServer([${JSON.stringify(server)}]);`;
  starter = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: 'inherit',
    detached: true,
    env: {},
  });
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function heard(): Promise<string[]> {
  return (await readFile(join(folder, 'heard'), 'utf8').catch(() => '')).split('\n').filter(Boolean);
}

async function serverPid(): Promise<number> {
  await expect.poll(heard, { timeout: 10_000 }).toHaveLength(1);
  return Number((await heard())[0]);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe.skipIf(process.platform === 'win32')('the program that starts the server', () => {
  test('hands one Ctrl-C down once, though npm repeats it, and ends as the server ends', async () => {
    await serverPid();
    const end = once(starter, 'exit');
    // The terminal tells the whole group, and npm tells its child again.
    process.kill(-(starter.pid as number), 'SIGINT');
    await sleep(50);
    starter.kill('SIGINT');
    expect(await end).toEqual([7, null]);
    expect((await heard()).slice(1)).toEqual(['SIGINT']);
  });

  test('hands SIGTERM down', async () => {
    await serverPid();
    const end = once(starter, 'exit');
    starter.kill('SIGTERM');
    expect(await end).toEqual([7, null]);
    expect((await heard()).slice(1)).toEqual(['SIGTERM']);
  });

  test('takes the server with it when it is killed', async () => {
    const pid = await serverPid();
    starter.kill('SIGKILL');
    await expect.poll(() => isAlive(pid), { timeout: 5_000 }).toBe(false);
  });
});
