import { isIP } from 'node:net';
import { z } from 'zod';

const flag = z.enum(['0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true');
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
);

function isNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const bits = isIP(address) === 4 ? 32 : 128;
  if (rest.length > 0 || isIP(address) === 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits);
}

/** Every environment variable Tonggao reads, one sentence each. */
const variables = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000).describe('TCP port of the HTTP server.'),
  HOST: z.string().min(1).default('127.0.0.1').describe('Address the HTTP server binds to.'),
  PUBLIC_URL: z.url().optional().describe('Address readers reach this hub at; links in deliveries use it.'),
  TRUST_PROXY: list
    .refine((networks) => networks.every(isNetwork), 'must be addresses or CIDR, separated by commas')
    .default([])
    .describe('Proxies whose X-Forwarded-For is believed, as addresses or CIDR; unset: none.'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
    .optional()
    .describe('PostgreSQL to use; unset: the embedded one in TONGGAO_DATA.'),
  DATABASE_REPLICA_URLS: list.optional().describe('Comma-separated streaming replicas for the reading API.'),
  READ_DOCUMENTS: z
    .string()
    .optional()
    .describe('File of trusted GraphQL documents by their SHA-256 (docs/reading.md).'),
  READ_DOCUMENTS_ONLY: flag
    .default(false)
    .describe('1 answers no other documents than those of READ_DOCUMENTS.'),
  TONGGAO_PROCESSES: z.coerce
    .number()
    .int()
    .min(0)
    .max(256)
    .default(1)
    .describe(
      'How many processes serve; 0: one for each core. With more than one, this one serves nothing itself.',
    ),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(16).describe('Connections per pool.'),
  TONGGAO_DATA: z.string().min(1).default('.data').describe('Folder for the database, media and secret.'),
  TONGGAO_SEED: z.enum(['demo', 'none']).default('demo').describe('What an empty database is filled with.'),
  TONGGAO_ROLE: z.enum(['all', 'serve', 'work']).default('all').describe('What this process does.'),
  TONGGAO_SECRET: z
    .string()
    .min(32)
    .optional()
    .describe('Key for sessions and secrets at rest; unset: kept in TONGGAO_DATA.'),
  TONGGAO_FRESH_MINUTES: z.coerce
    .number()
    .int()
    .min(1)
    .max(720)
    .default(30)
    .describe(
      'Minutes for which a sign-in, a new token or a confirmed identity suffices to approve sensitive copy.',
    ),
  TONGGAO_FORMER_SECRETS: list
    .refine((secrets) => secrets.every((secret) => secret.length >= 32), 'must be 32 characters or more each')
    .default([])
    .describe(
      'Keys before TONGGAO_SECRET, which still open what was sealed; `tonggao reseal` makes them needless.',
    ),
  TONGGAO_SANDBOX: flag.default(false).describe('1 turns on the built-in Weibo and WeChat simulators.'),
  TONGGAO_CACHE_MB: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_536)
    .default(128)
    .describe('Megabytes of finished reading answers a process keeps; 0 keeps none.'),
  READ_POINTS_PER_ADDRESS: z.coerce
    .number()
    .int()
    .min(0)
    .default(6_000)
    .describe('Points an address may spend on the reading API in a minute (docs/limits.md); 0: no limit.'),
  READ_POINTS_PER_KEY: z.coerce
    .number()
    .int()
    .min(0)
    .default(60_000)
    .describe(
      'Points a sub-site may spend by its key in a minute unless the key says otherwise; 0: no limit.',
    ),
  TONGGAO_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info').describe('Log level.'),
  MEILI_URL: z.url().optional().describe('Meilisearch server; unset: search by PostgreSQL.'),
  MEILI_KEY: z.string().optional().describe('Key of the Meilisearch server.'),
  MEILI_PUBLIC_URL: z
    .url()
    .optional()
    .describe('Where front ends reach the Meilisearch server; unset: MEILI_URL.'),
  FETCH_ALLOW: list
    .default([])
    .describe('Hosts, host:port or CIDR that the outgoing fetcher may reach although private.'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/[^/]+\/?$/, 'must be smtp:// or smtps://, with user, password and port where needed')
    .refine((url) => URL.canParse(url), 'is not an address')
    .optional()
    .describe('SMTP server reminders are mailed by; unset: they are noted in the log.'),
  SMTP_FROM: z
    .string()
    .regex(/^[^\r\n]+@[^\r\n]+$/, 'must be an e-mail address, with a name before it where wanted')
    .default('通稿 <tonggao@localhost>')
    .describe('Whom mailed reminders come from.'),
  S3_BUCKET: z.string().optional().describe('Bucket for media; unset: a folder in TONGGAO_DATA.'),
  S3_REGION: z.string().default('auto').describe('Region of the bucket.'),
  S3_ENDPOINT: z.url().optional().describe('Address of an S3-compatible store.'),
  S3_ACCESS_KEY_ID: z.string().optional().describe('Key id for the bucket.'),
  S3_SECRET_ACCESS_KEY: z.string().optional().describe('Secret for the bucket.'),
  OIDC_ISSUER: z.url().optional().describe('OpenID Connect issuer for single sign-on; unset: none.'),
  OIDC_CLIENT_ID: z.string().optional().describe('Client id at the OpenID Connect issuer.'),
  OIDC_CLIENT_SECRET: z.string().optional().describe('Client secret at the OpenID Connect issuer.'),
});

/** The typed environment: every variable of the table above, checked. */
export type Env = z.infer<typeof variables>;

/** A wrong environment variable; `message` is one line that names it. */
export class EnvError extends Error {}

const OURS = /^(TONGGAO|MEILI|FETCH|S3|OIDC|DATABASE|READ|SMTP)_/;

/** Reads and checks the environment; throws EnvError with one line for an unknown or ill-formed value. */
// biome-ignore lint/style/noProcessEnv: the one place that reads it
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const unknown = Object.keys(source).find((name) => OURS.test(name) && !(name in variables.shape));
  if (unknown) throw new EnvError(`${unknown}: unknown variable 未知的环境变量`);
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const read = variables.safeParse(given);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const name = String(issue?.path[0]);
  const meaning = (variables.shape as Record<string, z.ZodType>)[name]?.description ?? '';
  throw new EnvError(`${name}: ${issue?.message} 环境变量有误 (${meaning})`);
}
