import type { Logger } from '../platform/log.ts';

type Level = 'debug' | 'info' | 'warn' | 'error';

/**
 * What the sign-in library says, in the hub's own log. Its warnings ("Invalid password") are everyday matters and
 * go to debug. Of errors only message and stack are kept: a database error also carries the row it refused.
 */
export function libraryLog(log: Logger): { log(level: Level, message: unknown, ...rest: unknown[]): void } {
  return {
    log(level, message, ...rest) {
      const error = [message, ...rest].find((part) => part instanceof Error);
      const reason = error ? { reason: error.message, stack: error.stack } : {};
      const words = typeof message === 'string' && message !== '' ? message : 'error';
      log[level === 'error' ? 'error' : 'debug'](reason, `sign-in library: ${words}`);
    },
  };
}
