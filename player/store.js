/** Files by what is in them, and a few values, kept over restarts; on a page without a secure origin, in memory only. */
export function openStore(id) {
  const cacheName = `tonggao-files-${id}`;
  const memory = new Map();
  const hasCache = 'caches' in globalThis;
  const keyOf = (sha256) => new URL(`/sha256/${sha256}`, location.origin).href;

  const has = async (sha256) => {
    if (!hasCache) return memory.has(sha256);
    return (await (await caches.open(cacheName)).match(keyOf(sha256))) !== undefined;
  };
  const put = async (sha256, bytes, type) => {
    if (!hasCache) return void memory.set(sha256, bytes);
    const headers = { 'content-type': type ?? 'application/octet-stream' };
    await (await caches.open(cacheName)).put(keyOf(sha256), new Response(bytes, { headers }));
  };
  return {
    has,
    /** Fetches a file unless it is there, and keeps it only if it is what it should be; answers whether it is there. */
    async bring({ url, sha256 }) {
      if (await has(sha256)) return true;
      const answer = await fetch(url, { cache: 'no-store', signal: AbortSignal.timeout(60_000) });
      if (!answer.ok) return false;
      const bytes = await answer.arrayBuffer();
      if (!(await isDigest(bytes, sha256))) return false;
      await put(sha256, bytes, answer.headers.get('content-type'));
      return true;
    },
    async text(sha256) {
      if (!hasCache) return new TextDecoder().decode(memory.get(sha256));
      const kept = await (await caches.open(cacheName)).match(keyOf(sha256));
      return kept ? kept.text() : null;
    },
    /** Drops every file but these. */
    async keepOnly(hashes) {
      if (!hasCache) return dropFrom(memory, hashes);
      const cache = await caches.open(cacheName);
      const others = (await cache.keys()).filter(({ url }) => !hashes.has(url.slice(-64)));
      await Promise.all(others.map((request) => cache.delete(request)));
    },
    read(name) {
      try {
        return JSON.parse(localStorage.getItem(`tonggao-screen-${id}-${name}`) ?? 'null');
      } catch {
        return null;
      }
    },
    write(name, value) {
      try {
        localStorage.setItem(`tonggao-screen-${id}-${name}`, JSON.stringify(value));
      } catch {
        // A full disk must not stop the playing; what was kept before is read again after a restart.
      }
    },
  };
}

/** Browsers digest on secure origins only; elsewhere the transport is all there is. */
async function isDigest(bytes, sha256) {
  if (!globalThis.crypto?.subtle) return true;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('') === sha256;
}

function dropFrom(memory, hashes) {
  for (const sha256 of [...memory.keys()]) if (!hashes.has(sha256)) memory.delete(sha256);
}
