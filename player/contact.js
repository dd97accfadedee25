import { playable } from './playing.js';

const POLL_MS = 60_000;
/** How soon a contact that failed is tried again. */
const AGAIN_MS = 5_000;
const NOTHING = { etag: null, wanted: null, list: null };

const hashesOf = (item) => [{ url: item.url, sha256: item.sha256 }, ...item.pictures];
const filesOf = (list) => [...(list?.items ?? [])].flatMap(hashesOf);

/** A clock that neither a reset after a restart without a line, nor one set back, leads before what it has shown. */
function openClock(store) {
  let skewMs = store.read('skew') ?? 0;
  const started = { at: Math.max(Date.now() - skewMs, store.read('latest') ?? 0), mark: performance.now() };
  return {
    now: () => Math.max(Date.now() - skewMs, started.at + performance.now() - started.mark),
    skew: () => Math.round(skewMs),
    learn(answer) {
      const date = Date.parse(answer.headers.get('date') ?? '');
      if (Number.isNaN(date)) return;
      skewMs = Date.now() - date;
      store.write('skew', skewMs);
    },
  };
}

function statusOf({ wanted, list }, clockSkewMs) {
  const cacheOk = list.items.map(({ itemId, revision }) => ({ itemId, revision }));
  const held = new Map(cacheOk.map(({ itemId, revision }) => [itemId, revision]));
  const missing = wanted.items.filter(({ itemId, revision }) => held.get(itemId) !== revision);
  return { version: wanted.version, cacheOk, missing: missing.map(({ itemId }) => itemId), clockSkewMs };
}

/** What was revoked goes at once, before anything is fetched. */
function withoutRevoked(wanted, list) {
  const gone = new Set(wanted.revoked);
  const still = new Set(wanted.items.map((item) => item.itemId));
  const items = (list?.items ?? []).filter(({ itemId }) => still.has(itemId) && !gone.has(itemId));
  return { ...wanted, items, emergency: undefined };
}

/**
 * A player's line to its hub: fetches the playlist each minute, at each hint and soon after a failure, brings what it names, and tells what
 * it holds. `list` is what may be played now; `onChange` is called when that changes, `onPaired` and `onLine` with how
 * it stands.
 */
export class Contact {
  #of;
  #clock;
  #state;
  #hints = null;
  #polling = Promise.resolve();
  #again = null;

  constructor(of) {
    this.#of = of;
    this.#clock = openClock(of.store);
    this.#state = of.store.read('state') ?? NOTHING;
    setInterval(() => void this.poll(), POLL_MS);
    addEventListener('online', () => void this.poll());
  }

  get list() {
    return this.#state.list;
  }

  now() {
    return this.#clock.now();
  }

  /** One contact at a time; one asked for meanwhile follows it, so that no hint is lost. */
  poll() {
    const { onLine } = this.#of;
    const once = () =>
      this.#contact().then(
        () => onLine(true),
        () => {
          onLine(this.list === null);
          this.#pollSoon();
        },
      );
    this.#polling = this.#polling.then(once);
    return this.#polling;
  }

  #pollSoon() {
    this.#again ??= setTimeout(() => {
      this.#again = null;
      void this.poll();
    }, AGAIN_MS);
  }

  async #contact() {
    const { base, onPaired, reports } = this.#of;
    const headers = this.#state.etag ? { 'if-none-match': this.#state.etag } : {};
    const options = { headers, cache: 'no-store', signal: AbortSignal.timeout(20_000) };
    const answer = await fetch(`${base}/playlist`, options);
    if (answer.status === 401) return this.#unpair();
    if (answer.status !== 200 && answer.status !== 304) throw new Error(`playlist: ${answer.status}`);
    this.#clock.learn(answer);
    if (answer.status === 200) this.#take(await answer.json(), answer.headers.get('etag'));
    onPaired(true);
    this.#listen();
    await this.#complete();
    await reports.status(statusOf(this.#state, this.#clock.skew()));
    await reports.plays();
  }

  #keep(next) {
    this.#state = next;
    this.#of.store.write('state', next);
    this.#of.onChange();
  }

  #take(wanted, etag) {
    this.#keep({ etag, wanted, list: withoutRevoked(wanted, this.list) });
  }

  async #complete() {
    const { store } = this.#of;
    const { wanted } = this.#state;
    const here = await this.#bring(wanted);
    const isWhole = (item) => hashesOf(item).every(({ sha256 }) => here.has(sha256));
    this.#keep({ ...this.#state, list: playable(wanted, this.list, isWhole) });
    await store.keepOnly(new Set([...filesOf(wanted), ...filesOf(this.list)].map((file) => file.sha256)));
  }

  /** The files that are here; one that cannot be fetched now is asked for again at the next contact. */
  async #bring(wanted) {
    const { store } = this.#of;
    const here = new Set();
    for (const file of filesOf(wanted)) if (await store.bring(file).catch(() => false)) here.add(file.sha256);
    for (const { sha256 } of filesOf(this.list)) if (await store.has(sha256)) here.add(sha256);
    return here;
  }

  async #unpair() {
    this.#keep(NOTHING);
    await this.#of.store.keepOnly(new Set());
    this.#hints?.close();
    this.#hints = null;
    this.#of.onPaired(false);
  }

  #listen() {
    if (this.#hints && this.#hints.readyState !== EventSource.CLOSED) return;
    this.#hints = new EventSource(`${this.#of.base}/events`);
    this.#hints.addEventListener('playlist', () => void this.poll());
  }
}
