import { strToU8, zipSync } from 'fflate';
import { canonicalJson, sha256 } from '../platform/canonical-json.ts';
import type { SigningKey } from '../platform/signature.ts';
import type { readFiles } from './bundle-files.ts';
import { CHECKING, checkingPage } from './checking-page.ts';
import type { History } from './history.ts';
import { historyPage, page } from './history-page.ts';

/** Names of the parts of a bundle that the others are checked by. */
export const PARTS = {
  sums: 'SHA256SUMS',
  signature: 'SHA256SUMS.sig',
  key: 'public-key.pem',
  files: 'data/files.json',
} as const;

type Files = Awaited<ReturnType<typeof readFiles>>;

/** The earliest moment a ZIP can name; the bundle tells its own inside. */
const MOMENT = new Date(1980, 0, 1);

function filesOf(history: History, key: SigningKey, { list, bytes }: Files): Record<string, Uint8Array> {
  const { contentId, at, site, names, ...parts } = history;
  const readable = (value: unknown) =>
    strToU8(`${JSON.stringify(JSON.parse(canonicalJson(value)), null, 1)}\n`);
  const data = Object.entries(parts).map(([name, rows]) => [`data/${name}.json`, readable(rows)] as const);
  return {
    '发布留痕.html': strToU8(historyPage(history)),
    [CHECKING]: strToU8(page('如何核验', checkingPage(key.fingerprint))),
    'data/about.json': readable({ contentId, at, site, names }),
    ...Object.fromEntries(data),
    [PARTS.files]: readable(list),
    ...bytes,
    [PARTS.key]: strToU8(key.publicPem),
  };
}

/** The evidence of a content as a ZIP: pages for people, data for machines, the files of its editions, the SHA-256 of each, and the signature of these. */
export function bundleOf(history: History, key: SigningKey, attached: Files): Uint8Array {
  const files = filesOf(history, key, attached);
  const sums = Object.entries(files).map(([name, bytes]) => `${sha256(bytes)}  ${name}\n`);
  const manifest = strToU8(sums.join(''));
  const signed = { ...files, [PARTS.sums]: manifest, [PARTS.signature]: new Uint8Array(key.sign(manifest)) };
  return zipSync(signed, { mtime: MOMENT });
}
