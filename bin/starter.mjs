import { readFileSync } from 'node:fs';

const LOOK_EVERY_MS = 250;

/**
 * Calls back once when the npm that started this program is gone. npm passes a signal to the shell between
 * the two only, and a killed npm passes nothing, so nobody would be left to end the server.
 */
export function onStarterGone(callback) {
  // biome-ignore lint/style/noProcessEnv: npm says here that it started this program
  if (!process.env.npm_lifecycle_event) return;
  const before = lineage();
  const timer = setInterval(() => {
    if (lineage() === before) return;
    clearInterval(timer);
    callback();
  }, LOOK_EVERY_MS);
  timer.unref();
}

/** The processes from here up to npm; any other program further up may end as it likes. */
function lineage() {
  const parent = process.ppid;
  if (process.platform !== 'linux') return String(parent);
  try {
    const stat = readFileSync(`/proc/${parent}/stat`, 'utf8');
    const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    const above = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
    return /^(npm|node)/.test(name) ? String(parent) : `${parent} ${above}`;
  } catch {
    return 'gone';
  }
}
