import { createServer, type ServerResponse } from 'node:http';
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';
import { onTestFinished } from 'vitest';

const MB = 1024 * 1024;
const DEEP = 10_000;
const zeros = () => Buffer.alloc(200 * MB);
const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };
const laughs = [...Array(10).keys()]
  .map((level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`)
  .join('');
const rss = (title: string) =>
  `<rss version="2.0"><channel><title>x</title><item><title>${title}</title><link>http://a.cn/1</link></item></channel></rss>`;

/** What a hostile upstream answers, by path. */
const ANSWERS: Record<string, () => { body: Buffer | string; encoding?: string }> = {
  '/gzip-bomb': () => ({ body: gzipSync(zeros()), encoding: 'gzip' }),
  '/br-bomb': () => ({ body: brotliCompressSync(zeros(), quick), encoding: 'br' }),
  '/deflate-bomb': () => ({ body: deflateSync(zeros()), encoding: 'deflate' }),
  '/fifty-megabytes': () => ({ body: Buffer.alloc(50 * MB, '<p>正文</p>') }),
  '/billion-laughs': () => ({
    body: `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">${laughs}]>${rss('&l10;')}`,
  }),
  '/external-entities': () => ({
    body: `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY h SYSTEM "/asked-by-entity">]>${rss('&f;&h;')}`,
  }),
  '/deep-html': () => ({ body: '<div>'.repeat(DEEP) }),
  '/deep-json': () => ({ body: '[{"data":'.repeat(DEEP) }),
  '/many-tags': () => ({ body: `<ul>${'<li><a href=/a>b</a>'.repeat(190_000)}` }),
  '/many-records': () => ({ body: '<record><![CDATA[<a href="/a">某项通知</a>]]></record>'.repeat(60_000) }),
  '/many-rows': () => ({ body: `[${'{"title":"a","url":"/b"},'.repeat(150_000)}0]` }),
  '/many-items': () => ({
    body: `<rss><channel>${'<item><title>a</title></item>'.repeat(130_000)}</channel></rss>`,
  }),
  '/many-attributes': () => ({ body: `<p ${[...Array(300_000).keys()].map((n) => `a${n}=1`).join(' ')}>` }),
  '/long-line': () => ({ body: `<p>${'字'.repeat(1_300_000)}</p>` }),
};

/** The paths that a hostile upstream answers; the last one drips for ever. */
export const HOSTILE_PATHS = [...Object.keys(ANSWERS), '/slow-drip'];

/** A hostile upstream on 127.0.0.1, until the test ends; `asked` are the paths that were asked for. */
export async function openHostileUpstream(): Promise<{ origin: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://localhost');
    asked.push(pathname);
    answer(pathname, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { origin: `http://127.0.0.1:${(server.address() as { port: number }).port}`, asked };
}

const made = new Map<string, { body: Buffer | string; encoding?: string }>();

function answer(path: string, response: ServerResponse): void {
  response.on('error', () => undefined);
  if (path === '/slow-drip') {
    response.writeHead(200, { 'content-type': 'text/html' });
    const drip = setInterval(() => response.write('<p>'), 50);
    response.on('close', () => clearInterval(drip));
    return;
  }
  const given = made.get(path) ?? ANSWERS[path]?.();
  if (!given) {
    response.writeHead(404).end();
    return;
  }
  made.set(path, given);
  const { body, encoding } = given;
  response.writeHead(200, encoding ? { 'content-encoding': encoding } : {}).end(body);
}
