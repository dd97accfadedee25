// Keeps the page and its files, so that a player that restarts without a line plays on.
const SCOPE = new URL(self.registration.scope).pathname;
const ID = SCOPE.split('/').pop();
const SHELL = `tonggao-shell-${ID}`;
const FILES = `tonggao-files-${ID}`;
const PARTS = [
  '',
  '/player.js',
  '/playing.js',
  '/store.js',
  '/contact.js',
  '/pairing.js',
  '/reports.js',
  '/player.css',
].map((part) => SCOPE + part);

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll(PARTS)));
  self.skipWaiting();
});

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

async function freshOrKept(request) {
  const cache = await caches.open(SHELL);
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(10_000) });
    if (answer.ok) await cache.put(new URL(request.url).pathname, answer.clone());
    if (answer.status < 500) return answer;
  } catch {
    // Without a line, what was kept will do.
  }
  return (await cache.match(new URL(request.url).pathname)) ?? Response.error();
}

async function keptOrFetched(request, sha256) {
  const kept = await (await caches.open(FILES)).match(new URL(`/sha256/${sha256}`, location.origin).href);
  return kept ?? fetch(request);
}

self.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== location.origin) return;
  const sha256 = /^\/media\/([0-9a-f]{64})\//.exec(pathname)?.[1];
  // The store asks for files with `no-store`: those are to come from the hub.
  if (sha256 && event.request.cache !== 'no-store') event.respondWith(keptOrFetched(event.request, sha256));
  else if (PARTS.includes(pathname)) event.respondWith(freshOrKept(event.request));
});
