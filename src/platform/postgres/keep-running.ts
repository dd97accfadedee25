import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Postmaster } from './postmaster.ts';

/** What a server that ends unasked is met with. */
export interface Care {
  /** Runs the server again on the port it had. */
  relaunch: () => Promise<Postmaster>;
  /** Hears one line for each end that nobody asked for. */
  tell: (line: string) => void;
  /** Hears, once and in one line, that the server was given up. */
  lost: (error: Error) => void;
  /** How long to wait before each relaunch in a row, in ms; one that fails after the last is the end. */
  pauses: readonly number[];
}

/** A server that is watched. */
export interface Kept {
  /** The process that runs at this moment, or the last one that did. */
  child: () => ChildProcess;
  /** Watches no longer, and answers when no relaunch is under way. */
  release: () => Promise<void>;
}

/** A server that ran so long has recovered: its next end is counted anew. In ms. */
const STEADY = 60_000;

/** A process, and how many starts in a row it took. */
interface Life {
  child: ChildProcess;
  starts: number;
}

/** Starts a server again whenever its process ends, until it is released or has failed too often in a row. */
export function keepRunning(first: Postmaster, care: Care): Kept {
  const released = new AbortController();
  let life: Life = { child: first.child, starts: 0 };
  const watch = async () => {
    let next: Life | undefined = life;
    while (next) {
      life = next;
      next = await nextLife(life, care, released.signal);
    }
  };
  const watching = watch();
  return {
    child: () => life.child,
    release: async () => {
      released.abort();
      // Whoever releases a server that runs is about to end it, and waits for that himself.
      if (hasEnded(life.child)) await watching;
    },
  };
}

/** Waits for the process to end and runs another; undefined when it was released or has been given up. */
async function nextLife(life: Life, care: Care, released: AbortSignal): Promise<Life | undefined> {
  const since = Date.now();
  const how = await endOf(life.child);
  if (released.aborted) return undefined;
  care.tell(`PostgreSQL ended unasked (${how}) and is started again`);
  return revive(Date.now() - since > STEADY ? 0 : life.starts, care, released);
}

async function revive(before: number, care: Care, released: AbortSignal): Promise<Life | undefined> {
  for (const [index, pause] of care.pauses.slice(before).entries()) {
    await sleep(pause, undefined, { signal: released }).catch(() => undefined);
    if (released.aborted) return undefined;
    try {
      return { child: (await care.relaunch()).child, starts: before + index + 1 };
    } catch (error) {
      care.tell(error instanceof Error ? error.message : String(error));
    }
  }
  const tries = care.pauses.length;
  care.lost(
    new Error(`PostgreSQL ended unasked, also after ${tries} new starts: it is given up 数据库反复异常退出`),
  );
  return undefined;
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** The signal or the exit code that a process ended by. */
async function endOf(child: ChildProcess): Promise<string> {
  if (!hasEnded(child)) await new Promise((done) => child.once('exit', done));
  return child.signalCode ?? `code ${child.exitCode}`;
}
