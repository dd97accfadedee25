import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { NODE, ROOT } from './place.mjs';
import { onStarterGone } from './starter.mjs';

const FOLLOW = new URL('./follow-parent.mjs', import.meta.url).href;
const ONE_PRESS_MS = 500;

/**
 * Runs the server under Node 26 and ends as it ends. It stands in a process group of its own, because Ctrl-C
 * reaches npm, this program and the server at once, and npm passes it on once more: only this program hears
 * it, and hands it down once.
 */
export async function runServer(args) {
  const ownGroup = process.platform !== 'win32';
  const child = spawn(NODE, ['--import', FOLLOW, ...args], {
    cwd: ROOT,
    detached: ownGroup,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  let last = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      const repeated = Date.now() - last < ONE_PRESS_MS;
      last = Date.now();
      if (ownGroup && !repeated) child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
    });
  }
  onStarterGone(() => child.kill('SIGTERM'));
  return await ending(child);
}

/** Runs a tool under Node 26 in this process group, where Ctrl-C reaches it by itself; returns its exit code. */
export async function runTool(args, stdio = 'inherit') {
  const child = spawn(NODE, args, { cwd: ROOT, stdio });
  const stay = () => undefined;
  const passOn = () => child.kill('SIGTERM');
  process.on('SIGINT', stay).on('SIGTERM', passOn);
  const code = await ending(child);
  process.off('SIGINT', stay).off('SIGTERM', passOn);
  return code;
}

function ending(child) {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}
