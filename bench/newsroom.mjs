// A hub with published contents, so many channels, their sub-sites and its workers, each in a process of its own.
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { launch } from '../dist/channels/launch.js';
import { SYSTEM } from '../dist/identity/actor.js';
import { startPostgres } from '../dist/platform/embedded-postgres.js';
import { seal } from '../dist/platform/seal.js';
import { fillContents } from './contents.mjs';
import { migrateEmpty, openEmpty, SECRET } from './data-set.mjs';
import { startSinks, startWorker } from './processes.mjs';
import { parentOf } from './processor-time.mjs';

const CONTENTS = 20;
const BATCH = 2_000;

const CHANNELS = `insert into channel (id, kind, name, organisation_id, site_id, settings, sealed, automatic, failures, host)
  select (row->>'id')::uuid, 'SUBSITE', row->>'name', (select id from organisation limit 1), null,
    jsonb_build_object('url', row->>'url', 'payload', 'full'), $2, false, 0, row->>'host'
  from jsonb_array_elements($1::jsonb) row`;

async function fillChannels(database, { channels, hosts }, sinks) {
  const { port } = new URL(sinks.url);
  const sealed = seal(SECRET, JSON.stringify({ secret: `whsec_${Buffer.alloc(32, 7).toString('base64')}` }));
  const all = Array.from({ length: channels }, (_, n) => {
    const at = n % hosts;
    const host = `127.0.${Math.floor(at / 250)}.${1 + (at % 250)}:${port}`;
    return { id: randomUUID(), name: `子站${n}`, url: `http://${host}/${n}`, host };
  });
  const hanging = { ...all[0], id: randomUUID(), url: `${all[0].url}/hang` };
  for (let at = 0; at <= channels; at += BATCH) {
    await database.query(CHANNELS, [JSON.stringify([...all, hanging].slice(at, at + BATCH)), sealed]);
  }
  return {
    channelIds: all.map(({ id }) => id),
    hangingId: hanging.id,
    places: new Map(all.map((one) => [one.id, one.url.slice(7)])),
  };
}

/** Opens all of it; `started` is given what ends it again, the latest first. */
export async function openFanOut(options, folder, started) {
  const settings = { fsync: 'off', shared_buffers: '256MB' };
  const postgres = await startPostgres({ directory: `${folder}/postgres`, settings });
  started.push(() => postgres.stop());
  await migrateEmpty(postgres.url, folder);
  await fillContents(postgres.url, CONTENTS);
  const sinks = await startSinks(options);
  started.unshift(sinks.stop);
  const database = new pg.Client({ connectionString: postgres.url });
  await database.connect();
  started.unshift(() => database.end());
  const filled = await fillChannels(database, options, sinks);
  const hub = await openEmpty(postgres.url, folder);
  started.unshift(() => hub.close());
  const open = () =>
    startWorker(postgres.url, folder, { FETCH_ALLOW: '127.0.0.0/8', TONGGAO_SECRET: SECRET });
  const workers = await Promise.all(Array.from({ length: options.workers }, open));
  started.unshift(async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
  });
  const { rows } = await database.query('select id from publication order by id');
  const { rows: server } = await database.query('select pg_backend_pid() as pid');
  const contents = rows.map(({ id }) => id);
  return {
    ...{ ...filled, hub, database, sinks, workers, open, contents },
    /** The workers, and the database at the end. */
    processes: () => [...workers.map(({ pid }) => pid), parentOf(server[0].pid)],
    /** Launches the next content to channels, and tells which it was. */
    async launch(channelIds) {
      const contentId = contents.shift();
      await launch(hub.context(SYSTEM), { contentId, channelIds });
      return contentId;
    },
  };
}
