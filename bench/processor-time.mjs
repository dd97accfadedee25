// Processor time of a process and of everything under it, as Linux tells it.
import { readdirSync, readFileSync } from 'node:fs';

const TICK_MS = 10;

function readStat(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [parent, own, reaped] = [
      fields[1],
      Number(fields[11]) + Number(fields[12]),
      Number(fields[13]) + Number(fields[14]),
    ];
    return { parent: Number(parent), own, reaped };
  } catch {
    return null;
  }
}

/** Milliseconds of processor time that a process, its living children and those it has outlived have had so far; 0 where there is no /proc. */
export function processorTime(pid) {
  const root = readStat(pid);
  if (!root) return 0;
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(readStat)
    .filter((one) => one?.parent === pid);
  return (root.own + root.reaped + children.reduce((sum, one) => sum + one.own, 0)) * TICK_MS;
}

/** The process that started a process; 0 where there is no /proc. */
export function parentOf(pid) {
  return readStat(pid)?.parent ?? 0;
}

/** Milliseconds of processor time of the living children of a process, finer than a tick; 0 where the system does not tell. */
export function childrensTime(pid) {
  const times = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === pid)
    .map((name) => {
      try {
        return Number(readFileSync(`/proc/${name}/schedstat`, 'utf8').split(' ')[0]);
      } catch {
        return 0;
      }
    });
  return times.reduce((sum, one) => sum + one, 0) / 1e6;
}
