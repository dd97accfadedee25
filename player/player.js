import { Contact } from './contact.js';
import { openPairing } from './pairing.js';
import { dueItems, nextItem, readableItems } from './playing.js';
import { openReports } from './reports.js';
import { openStore } from './store.js';

const LEAVE_READING_MS = 60_000;
const base = location.pathname.replace(/\/$/, '');
const store = openStore(base.split('/').pop());
const reports = openReports(base, store);
const element = (id) => document.getElementById(id);
const [stage, browse, contents] = ['stage', 'browse', 'contents'].map(element);

let readingUntil = 0;
let awake = () => {};

const contact = new Contact({
  base,
  store,
  reports,
  onChange: () => awake(),
  onPaired: openPairing(base, () => contact.poll()),
  onLine(isOnLine) {
    element('offline').hidden = isOnLine;
  },
});

function pause(ms) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    awake = () => {
      clearTimeout(timer);
      resolve();
    };
  });
}

function put(nodes, { isUrgent = false, isReading = false } = {}) {
  stage.replaceChildren(...nodes);
  stage.classList.toggle('emergency', isUrgent);
  stage.classList.toggle('reading', isReading);
  stage.scrollTop = 0;
}

/** Markup becomes nodes in a document of its own, where no script of it could run. */
async function nodesOf(item) {
  const html = await store.text(item.sha256);
  if (html === null) return null;
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return [...body.childNodes].map((node) => document.adoptNode(node));
}

function showFallback() {
  const { title = '政务公开', text = '' } = contact.list?.fallback?.[0] ?? {};
  const box = Object.assign(document.createElement('div'), { className: 'fallback' });
  const [heading, words] = [document.createElement('h1'), document.createElement('p')];
  heading.textContent = title;
  words.textContent = text;
  box.append(heading, words);
  put([box]);
}

const currentOf = (item) =>
  dueItems(contact.list, contact.now()).some(
    (one) => one.itemId === item.itemId && one.revision === item.revision,
  );

/** A text longer than the screen is shown page by page, each for the item's duration. Answers how it ended. */
async function show(item) {
  const nodes = await nodesOf(item);
  if (nodes === null || !currentOf(item)) return 'failed';
  put(nodes, { isUrgent: contact.list.emergency?.itemId === item.itemId });
  const step = stage.clientHeight * 0.85;
  for (let top = 0; top === 0 || top < stage.scrollHeight - stage.clientHeight + step; top += step) {
    stage.scrollTop = top;
    for (const end = performance.now() + item.durationMs; performance.now() < end; ) {
      await pause(Math.min(1_000, Math.max(1, end - performance.now())));
      if (!currentOf(item) || readingUntil > 0) return 'cut';
    }
  }
  return 'played';
}

async function playOne(lastId) {
  const item = nextItem(dueItems(contact.list, contact.now()), lastId);
  if (!item) {
    showFallback();
    await pause(1_000);
    return lastId;
  }
  const startedAt = new Date(contact.now()).toISOString();
  const result = await show(item);
  const { itemId, revision } = item;
  reports.played({ itemId, revision, startedAt, endedAt: new Date(contact.now()).toISOString(), result });
  if (result === 'failed') await pause(1_000);
  return itemId;
}

function buttonFor(item) {
  const button = Object.assign(document.createElement('button'), { type: 'button', textContent: item.title });
  button.addEventListener('click', () => void read(item));
  return button;
}

async function read(item) {
  contents.hidden = true;
  readingUntil = performance.now() + LEAVE_READING_MS;
  const nodes = await nodesOf(item);
  if (nodes && isReadable(item)) put(nodes, { isReading: true });
}

const isReadable = (item) =>
  readableItems(contact.list, contact.now()).some((one) => one.itemId === item.itemId);

function openContents() {
  readingUntil = performance.now() + LEAVE_READING_MS;
  contents.replaceChildren(...readableItems(contact.list, contact.now()).map(buttonFor));
  contents.hidden = false;
  awake();
}

function leaveReading() {
  readingUntil = 0;
  contents.hidden = true;
}

/** Passers-by read until they leave, an emergency comes, or the list changes under them. */
async function whileReading() {
  const version = contact.list?.version;
  while (performance.now() < readingUntil) {
    await pause(1_000);
    if (
      contact.list?.version !== version ||
      dueItems(contact.list, contact.now())[0] === contact.list?.emergency
    )
      break;
  }
  leaveReading();
}

async function run() {
  for (let lastId = null; ; ) {
    browse.hidden = !contact.list?.touch || contact.list.items.length === 0;
    store.write('latest', contact.now());
    if (readingUntil > 0) await whileReading();
    else lastId = await playOne(lastId);
  }
}

browse.addEventListener('click', () => (readingUntil > 0 ? leaveReading() : openContents()));
function stay() {
  if (readingUntil > 0) readingUntil = performance.now() + LEAVE_READING_MS;
}

for (const doing of ['pointerdown', 'scroll', 'keydown']) document.addEventListener(doing, stay, true);
navigator.serviceWorker?.register(`${base}/worker.js`, { scope: base }).catch(() => {});
void contact.poll();
void run();
