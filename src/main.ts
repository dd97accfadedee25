import 'reflect-metadata';
import { runCommand } from './commands.ts';
import { EnvError } from './platform/env.ts';
import { CannotListen } from './platform/listen.ts';
import { DirectoryInUse } from './platform/postgres/directory-lock.ts';
import { Refusal } from './platform/refusal.ts';

/** Errors that one line explains; any other is a fault of ours and shows where it comes from. */
const PLAIN = [EnvError, Refusal, DirectoryInUse, CannotListen];

function isPlain(error: unknown): error is Error {
  return PLAIN.some((kind) => error instanceof kind);
}

try {
  process.exitCode = await runCommand(process.argv.slice(2));
} catch (error) {
  console.error(isPlain(error) ? `tonggao: ${error.message}` : error);
  process.exitCode = 1;
}
