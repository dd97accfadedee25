import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';

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

/** What is told of an error; its other properties may be whole connections, with their keys. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { name: type, message, stack } = error;
  return { type, message, stack, code: (error as NodeJS.ErrnoException).code };
}

/** A JSON logger in which fields that may hold secrets are blotted out. */
export function createLog(level: string, to?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeError },
    redact: { paths: DEPTHS.flatMap((depth) => SECRETS.map((name) => depth + name)), censor: '[redacted]' },
  };
  return to ? pino(options, to) : pino(options);
}

export type { Logger } from 'pino';
