import { type Logger, pino } from 'pino';

const SECRETS = [
  'password',
  'secret',
  'token',
  'authorization',
  'cookie',
  'key',
  'appsecret',
  'access_token',
];
const DEPTHS = ['', '*.', '*.*.'];

/** A JSON logger in which fields that may hold secrets are blotted out. */
export function createLog(level: string): Logger {
  return pino({
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: DEPTHS.flatMap((depth) => SECRETS.map((name) => depth + name)), censor: '[redacted]' },
  });
}

export type { Logger } from 'pino';
