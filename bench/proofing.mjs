// npm run bench -- proofing [--terms 50000] [--characters 20000] [--rounds 50]
// A lexicon of made-up terms over a made-up text, and all checks over the same text, together and each by itself;
// milliseconds, after warming up. The target: the lexicon in 20 ms.
import { parseArgs } from 'node:util';
import { CHECKS, compile, proofOf, proofread, shippedLexicon } from '../dist/review/proofing/index.js';

const options = {
  terms: { type: 'string', default: '50000' },
  characters: { type: 'string', default: '20000' },
  rounds: { type: 'string', default: '50' },
};
const { values } = parseArgs({ args: process.argv.slice(2), options });
const [terms, characters, rounds] = [values.terms, values.characters, values.rounds].map(Number);

// The first 2,000 common ideographs, the early ones oftener, as in running text; the same on every run.
let state = 1;
function random() {
  state = (Math.imul(state, 48_271) >>> 0) % 2_147_483_647;
  return state / 2_147_483_647;
}
const character = () => String.fromCharCode(0x4e00 + Math.floor(random() ** 2 * 2_000));
const word = (length) => Array.from({ length }, character).join('');

function measure(name, act) {
  const times = Array.from({ length: rounds + 10 }, () => {
    const from = performance.now();
    act();
    return performance.now() - from;
  });
  const sorted = times.slice(10).sort((a, b) => a - b);
  const at = (share) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
  console.log(`${name}: median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms`);
}

const lines = Array.from({ length: Math.ceil(characters / 100) }, () => `${word(60)}，${word(38)}。`);
const expressions = Array.from({ length: terms }, () => ({
  term: word(2 + Math.floor(random() * 6)),
  category: '测试',
  severity: 'HINT',
  suggestion: null,
  exceptions: [],
  validFrom: null,
  validTo: null,
  scope: [],
}));
const from = performance.now();
const lexicon = compile(expressions);
console.log(`building a lexicon of ${terms} terms: ${(performance.now() - from).toFixed(0)} ms`);
measure(`looking it up in ${characters} characters`, () => lexicon.mentionsIn(lines.join('\n')));

const snapshot = {
  kind: 'ARTICLE',
  title: word(20),
  summary: null,
  body: lines.map((line) => `<p>${line}</p>`).join(''),
};
const bare = {
  changeNote: null,
  policy: null,
  originName: null,
  originUrl: null,
  originPublishedAt: null,
  keywords: [],
  attachments: [],
};
const circumstances = {
  on: '2026-11-22',
  domain: 'www.example',
  lexicon: shippedLexicon(),
  linked: new Map(),
};
measure(`all checks over ${characters} characters`, () => proofread({ ...bare, ...snapshot }, circumstances));
const proof = proofOf({ ...bare, ...snapshot }, { ...circumstances, lexicon });
measure('  making the text ready', () => proofOf({ ...bare, ...snapshot }, circumstances));
for (const [rule, check] of Object.entries(CHECKS)) measure(`  ${rule}`, () => check(proof));
