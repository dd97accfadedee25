// Load on the targets of the reading benchmarks, with the processor time that each answer takes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { processorTime } from './processor-time.mjs';
import { VARIANTS } from './questions.mjs';

const headers = { 'content-type': 'application/json' };

/** The requests of a question, one for each set of variables. */
export function bodiesOf({ query, variables }, articles) {
  return Array.from({ length: VARIANTS }, (_, nth) =>
    JSON.stringify({ query, variables: variables(nth, articles) }),
  );
}

/** Asks every variant once: warms what warms, and refuses to measure errors. Answers the bytes of the first. */
export async function check(url, bodies) {
  let first;
  for (const body of bodies) {
    const response = await fetch(url, { method: 'POST', headers, body });
    const text = await response.text();
    const sound = text.startsWith('{"data":{') && !/"(content|section)":null/.test(text);
    if (!sound) throw new Error(`${url} answered ${text.slice(0, 300)} to ${body}`);
    first ??= text;
  }
  return first;
}

/** The process that all processes of a PostgreSQL of `startPostgres` are children of. */
export function postmasterOf(directory) {
  return Number(readFileSync(join(directory, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** Asks one target for some seconds; answers its rate, times, and processor milliseconds of the server and of the database for one answer. */
async function load({ url, pid, postmaster }, bodies, { connections, seconds }) {
  const requests = bodies.map((body) => ({ method: 'POST', headers, body }));
  const before = [processorTime(pid), processorTime(postmaster)];
  const result = await autocannon({ url, connections, duration: seconds, requests });
  if (result.non2xx || result.errors)
    throw new Error(`${url}: ${result.non2xx} refusals, ${result.errors} errors`);
  const answers = result.requests.total;
  const [server, database] = [processorTime(pid) - before[0], processorTime(postmaster) - before[1]];
  const times = { p50: result.latency.p50, p99: result.latency.p99 };
  return { answers, rate: result.requests.average, ...times, server, database };
}

/** Every target under every question, round by round, so that a slow minute of the machine falls on all alike. */
export async function measure(targets, bodies, given) {
  const perTarget = () => Object.fromEntries(Object.keys(targets).map((target) => [target, []]));
  const taken = Object.fromEntries(Object.keys(bodies).map((question) => [question, perTarget()]));
  for (let round = 0; round < given.rounds; round++) {
    for (const [question, asked] of Object.entries(bodies)) {
      for (const [name, target] of Object.entries(targets)) {
        taken[question][name].push(await load(target(question), asked, given));
      }
    }
  }
  return taken;
}

/** The middle one of some numbers. */
export const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Processor milliseconds for one answer over all rounds: of the server, of the database, of both. */
export function costOf(rounds) {
  const sum = (what) => rounds.reduce((total, one) => total + one[what], 0);
  const [server, database] = [sum('server') / sum('answers'), sum('database') / sum('answers')];
  return { server, database, both: server + database };
}
