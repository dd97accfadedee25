// One walk of `tonggao verify`, told to the benchmark that started it.
import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { openHub } from '../dist/app.js';
import { verifyJournal } from '../dist/journal/verify.js';
import { readEnv } from '../dist/platform/env.js';
import { verifyLedger } from '../dist/release/verify.js';
import { SECRET } from './data-set.mjs';

const [, , url, folder] = process.argv;
const env = readEnv({ DATABASE_URL: url, TONGGAO_DATA: folder, TONGGAO_SEED: 'none', TONGGAO_LOG: 'error' });
const hub = await openHub({ env, databaseUrl: url, publicUrl: 'http://127.0.0.1', secret: SECRET });
const before = process.cpuUsage();
const begun = performance.now();
const ledger = await verifyLedger(hub.orm.em.fork());
const journal = await verifyJournal(hub.orm.em.fork());
const seconds = (performance.now() - begun) / 1_000;
// The most this process itself has held; the operating system's maxRSS begins with what its parent held.
const status = process.platform === 'linux' ? readFileSync('/proc/self/status', 'utf8') : '';
const [, kilobytes] = /^VmHWM:\s*(\d+) kB/m.exec(status) ?? [];
const megabytes = Math.round(Number(kilobytes ?? process.resourceUsage().maxRSS) / 1_024);
const { user, system } = process.cpuUsage(before);
process.send({
  processor: (user + system) / 1_000_000,
  seconds,
  megabytes,
  verdict: { ...ledger, fault: ledger.fault ?? journal.fault },
});
await hub.close();
process.disconnect();
