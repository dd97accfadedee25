import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import iconv from 'iconv-lite';
import { packageRoot } from '../../platform/package-root.ts';

/** What the built-in upstream answers: always a whole page; a route makes 304 of it by the validators. */
export interface SandboxPage {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array;
}

const PREFIX = '/sandbox/upstream/';
const FOLDER = join('seeds', 'upstream');
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.jsp': 'text/xml; charset=utf-8',
  '.pdf': 'application/pdf',
  '.xml': 'application/rss+xml; charset=utf-8',
};

let files: Map<string, Buffer> | undefined;

/**
 * Serves the self-written upstream of `seeds/upstream`, the site of a province that does not exist, in the
 * shapes of real ones. Takes a request path under `/sandbox/upstream` (a query is ignored, a folder means
 * its index.html) and the origin (`http://host:port`) that absolute links in its feed shall carry, and
 * gives the page with a weak ETag and Last-Modified, or null where there is none.
 */
export function sandboxUpstream(path: string, origin = ''): SandboxPage | null {
  files ??= readFiles(join(packageRoot(), FOLDER));
  const name = nameOf(path);
  const file = name === null ? undefined : files.get(name);
  if (name === null || !file) return null;
  const { type, body } = answer(name, file, origin);
  return {
    status: 200,
    headers: {
      'content-type': type,
      'cache-control': 'no-cache',
      etag: `W/"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`,
      'last-modified': changedAt(name, file).toUTCString(),
    },
    body,
  };
}

function answer(name: string, file: Buffer, origin: string): { type: string; body: string | Uint8Array } {
  const type = TYPES[extname(name)] ?? 'application/octet-stream';
  if (!type.includes('utf-8')) return { type, body: file };
  const text = file.toString('utf8');
  // A page in a legacy encoding is often served without one, and only its META tag tells.
  if (/charset=gb/iu.test(text)) return { type: 'text/html', body: iconv.encode(text, 'gb18030') };
  return { type, body: text.replaceAll('{origin}', origin) };
}

function nameOf(path: string): string | null {
  const [bare = ''] = path.split(/[?#]/u);
  if (bare === PREFIX.slice(0, -1)) return 'index.html';
  if (!bare.startsWith(PREFIX)) return null;
  const name = bare.slice(PREFIX.length);
  return name === '' || name.endsWith('/') ? `${name}index.html` : name;
}

/** The newest day in a page's text, or in its name: files lose their own times when they are copied. */
function changedAt(name: string, file: Buffer): Date {
  const written = file.toString('latin1').match(/\b20\d{2}-\d{2}-\d{2}\b/gu);
  const named = /(20\d{2})(\d{2})(\d{2})/u.exec(name)?.slice(1).join('-');
  return new Date(`${written?.sort().at(-1) ?? named ?? '2026-11-01'}T09:00:00Z`);
}

function readFiles(root: string): Map<string, Buffer> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.map((path) => [relative(root, path).split(sep).join('/'), readFileSync(path)]));
}
