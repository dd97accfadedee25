import { readFile } from 'node:fs/promises';
import { type OpenHub, openHub } from './app.ts';
import { checkFile, verify, writeAnchor, writeBundle } from './evidence-commands.ts';
import { holidays } from './holidays.ts';
import { SYSTEM } from './identity/actor.ts';
import { User } from './identity/user.ts';
import { joinPostgres } from './platform/embedded-postgres.ts';
import { type Env, readEnv } from './platform/env.ts';
import { decodeText } from './platform/fetch/charset.ts';
import { createLog } from './platform/log.ts';
import { must } from './platform/refusal.ts';
import { resealSecrets } from './reseal.ts';
import { currentCsv } from './review/current-lexicon.ts';
import { importLexicon } from './review/import-lexicon.ts';
import { LexiconMode } from './review/lexicon-version.ts';
import { rebuildSearch } from './search/rebuild.ts';
import { secretOf } from './secret.ts';
import { isEmpty, seedDemo } from './seed.ts';
import { databaseDirectory, publicUrlOf, start } from './start.ts';
import { synonyms } from './synonym-command.ts';

const USAGE = `tonggao <command>

  start            everything in one process: database, migration, demo, server, jobs, ticks
  serve            the HTTP server only, on a migrated database
  work             the jobs and ticks only; PORT tells the state of this process
  migrate          bring the database up to date
  seed             fill an empty database with the demo, unless TONGGAO_SEED is none
  token <user>     print a bearer token for the desk API
  lexicon          print the proofreading lexicon as CSV
  lexicon <file> [merge|replace]
                   import a lexicon; merge is meant where nothing is said
  synonyms         print the synonyms of search as CSV
  synonyms <file> [merge|replace]
                   import synonyms; merge is meant where nothing is said
  holidays <file>  import the holidays of a year from a JSON file in the form of holiday-cn
  rebuild          index every publication for search again
  reseal           seal every secret at rest under TONGGAO_SECRET, with TONGGAO_FORMER_SECRETS to open them
  verify [--anchor <file>]
                   walk the ledger and the journal, compare them with what readers see and with the anchors
  anchor [<file>]  write the heads of both chains, signed, as one more line of a file (TONGGAO_DATA/anchors.jsonl)
  export <content> [<file>]
                   write a content's whole history as a signed bundle that people can read
  check-bundle <file>
                   check such a bundle, without a database`;

async function withDatabase<T>(env: Env, work: (url: string) => Promise<T>): Promise<T> {
  if (env.DATABASE_URL) return work(env.DATABASE_URL);
  const server = await joinPostgres({ directory: databaseDirectory(env) });
  try {
    return await work(server.url);
  } finally {
    await server.stop();
  }
}

async function withHub<T>(env: Env, work: (hub: OpenHub) => Promise<T>, migrate = false): Promise<T> {
  return withDatabase(env, async (databaseUrl) => {
    const publicUrl = publicUrlOf(env, env.PORT);
    const log = createLog('warn');
    const secret = await secretOf(env);
    const hub = await openHub({ env, databaseUrl, publicUrl, log, secret, migrate });
    try {
      return await work(hub);
    } finally {
      await hub.close();
    }
  });
}

async function printToken(hub: OpenHub, username: string | undefined): Promise<number> {
  must(username, 'BAD_USER_INPUT', { zh: '用法：tonggao token <用户名>', en: 'usage: tonggao token <user>' });
  const user = await hub.orm.em.fork().findOne(User, { username });
  must(user, 'NOT_FOUND', { zh: `没有用户 ${username}`, en: `There is no user ${username}` });
  console.log(await hub.authentication.issueToken(user.id));
  return 0;
}

async function lexicon(hub: OpenHub, [path, how = 'merge']: string[]): Promise<number> {
  const ctx = hub.context(SYSTEM);
  if (!path) return done(currentCsv(ctx.em).then((csv) => process.stdout.write(csv)));
  const mode = { merge: LexiconMode.MERGE, replace: LexiconMode.REPLACE }[how];
  const wording = {
    zh: '用法：tonggao lexicon <文件> [merge|replace]',
    en: 'usage: tonggao lexicon <file> [merge|replace]',
  };
  must(mode, 'BAD_USER_INPUT', wording);
  const { number, entries } = await importLexicon(ctx, { csv: decodeText(await readFile(path)), mode });
  console.log(`词库第 ${number} 版，共 ${entries} 条 version ${number} of the lexicon, ${entries} entries`);
  return 0;
}

async function reseal(hub: OpenHub): Promise<number> {
  const { resealed, lost } = await resealSecrets(hub.context(SYSTEM));
  console.log(`resealed 已重新加密 ${resealed}${lost > 0 ? `, lost 无法打开 ${lost}` : ''}`);
  return lost > 0 ? 1 : 0;
}

async function seedIfEmpty(hub: OpenHub): Promise<void> {
  if (hub.env.TONGGAO_SEED === 'demo' && (await isEmpty(hub))) await seedDemo(hub);
}

type Command = (env: Env, args: string[]) => Promise<number>;

const done = async (work: Promise<unknown>): Promise<number> => work.then(() => 0);

const COMMANDS: Record<string, Command> = {
  start: (env) => start(env),
  serve: (env) => start({ ...env, TONGGAO_ROLE: 'serve' }),
  work: (env) => start({ ...env, TONGGAO_ROLE: 'work' }),
  migrate: (env) => done(withHub(env, async () => undefined, true)),
  seed: (env) => done(withHub(env, seedIfEmpty)),
  token: (env, [username]) => withHub(env, (hub) => printToken(hub, username)),
  lexicon: (env, args) => withHub(env, (hub) => lexicon(hub, args)),
  synonyms: (env, args) => withHub(env, (hub) => synonyms(hub, args)),
  holidays: (env, [file]) => withHub(env, (hub) => holidays(hub, file)),
  rebuild: (env) => done(withHub(env, (hub) => rebuildSearch(hub.context(SYSTEM)))),
  reseal: (env) => withHub(env, reseal),
  verify: (env, args) => withHub(env, (hub) => verify(hub, args)),
  export: (env, args) => withHub(env, (hub) => writeBundle(hub, args)),
  'check-bundle': (_env, [path]) => checkFile(path),
  anchor: (env, [path]) => withHub(env, (hub) => writeAnchor(hub, path)),
};

/** Runs one command of the command line and answers its exit code. */
export async function runCommand([name = 'help', ...args]: string[]): Promise<number> {
  const command = COMMANDS[name];
  if (command) return command(readEnv(), args);
  console.log(USAGE);
  return name === 'help' ? 0 : 2;
}
