// The sub-sites of bench/fanout.mjs: node bench/sinks.mjs <port> <hosts> <trouble 0…1> <seed>. So many hosts on loopback,
// each with any number of sub-sites by path. With trouble they fail, hang, answer 429, 503 and 410, break off, and take
// what they do not confirm; the same for the same seed. /report tells what each sub-site took.
import { createServer } from 'node:http';

const [port, hosts, trouble, seed] = process.argv.slice(2).map(Number);
const MOST_TROUBLES = 3;

/** What each sub-site took, in order, and how often it was asked for each message. */
const taken = new Map();
const asked = new Map();
const counts = { requests: 0, repeated: 0 };

/** A number in 0…1 that is the same for the same words. */
function chance(words) {
  let hash = 2166136261 ^ seed;
  for (const unit of words) hash = Math.imul(hash ^ unit.codePointAt(0), 16777619);
  hash = Math.imul(hash ^ (hash >>> 15), 2246822519);
  hash = Math.imul(hash ^ (hash >>> 13), 3266489917);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

const ENDS = {
  taken: (response) => response.writeHead(200).end(),
  failed: (response) => response.writeHead(500).end('try later'),
  busy: (response) => response.writeHead(429, { 'retry-after': '1' }).end(),
  away: (response) => response.writeHead(503, { 'retry-after': '2' }).end(),
  cut: (response) =>
    response.writeHead(200, { 'content-length': '100' }).write('{', () => response.destroy()),
  hung: () => undefined,
  gone: (response) => response.writeHead(410).end('no such receiver'),
};

/** How a message is met: which end the answer takes, and whether it was taken all the same. */
const WAYS = [
  { end: 'failed', takes: false, weight: 5 },
  { end: 'failed', takes: true, weight: 3 },
  { end: 'busy', takes: false, weight: 3 },
  { end: 'away', takes: false, weight: 3 },
  { end: 'cut', takes: true, weight: 3 },
  { end: 'hung', takes: true, weight: 0.5 },
  { end: 'hung', takes: false, weight: 0.5 },
];
const WEIGHT = WAYS.reduce((sum, { weight }) => sum + weight, 0);

function wayOf(place, id) {
  const times = (asked.get(id) ?? 0) + 1;
  asked.set(id, times);
  if (trouble === 0) return { end: 'taken', takes: true };
  // A hundredth have been shut for good; what none of their messages reached need not be taken back.
  if (chance(place) < trouble / 100) return { end: 'gone', takes: false };
  if (times > MOST_TROUBLES || chance(`${id} ${times}`) > trouble) return { end: 'taken', takes: true };
  let left = chance(`${times} ${id} way`) * WEIGHT;
  return WAYS.find(({ weight }) => {
    left -= weight;
    return left < 0;
  });
}

function take(place, id, { type, data }) {
  const present = taken.get(place) ?? [];
  if (present.some((one) => one.id === id)) {
    counts.repeated += 1;
    return;
  }
  taken.set(place, [...present, { id, type, edition: data.edition, content: data.contentId }]);
}

function answer(request, response) {
  if (request.url === '/healthz') return response.end();
  if (request.url === '/report')
    return response.end(JSON.stringify({ counts, taken: Object.fromEntries(taken) }));
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const place = `${request.headers.host}${request.url}`;
    counts.requests += 1;
    if (request.url.endsWith('/hang')) return;
    const id = request.headers['webhook-id'];
    const way = wayOf(place, id);
    if (way.takes) take(place, id, JSON.parse(Buffer.concat(chunks)));
    ENDS[way.end](response);
  });
}

for (let host = 0; host < hosts; host++) {
  const server = createServer({ keepAliveTimeout: 60_000 }, answer);
  server.listen(port, `127.0.${Math.floor(host / 250)}.${1 + (host % 250)}`);
}
