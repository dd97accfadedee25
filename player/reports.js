const MOST_PLAYS = 2_000;
const BATCH = 200;
const STATUS_EVERY_MS = 300_000;

async function post(url, body, headers = {}) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(20_000),
  });
  return answer.status;
}

/** What a player tells: the status when it has changed or five minutes have gone, and plays in batches that are told once. */
export function openReports(base, store) {
  let told = { text: '', at: 0 };
  let waiting = store.read('plays') ?? [];
  let batch = store.read('batch');
  const keep = () => {
    store.write('plays', waiting);
    store.write('batch', batch);
  };
  return {
    played(play) {
      waiting = [...waiting, play].slice(-MOST_PLAYS);
      keep();
    },
    async status(status) {
      const { clockSkewMs, ...rest } = status;
      const text = JSON.stringify(rest);
      if (text === told.text && Date.now() - told.at < STATUS_EVERY_MS) return;
      if ((await post(`${base}/status`, status)) === 204) told = { text, at: Date.now() };
    },
    async plays() {
      if (!batch && waiting.length > 0) {
        const random = crypto.getRandomValues(new Uint32Array(4));
        batch = {
          key: [...random].map((part) => part.toString(36)).join('-'),
          plays: waiting.slice(0, BATCH),
        };
        waiting = waiting.slice(BATCH);
        keep();
      }
      if (!batch) return;
      const status = await post(`${base}/plays`, batch.plays, { 'idempotency-key': batch.key });
      // What the hub will never take is not told for ever.
      if (status === 204 || status === 400 || status === 413) batch = null;
      keep();
    },
  };
}
