// The upstream of bench/ingest.mjs: node bench/upstream.mjs <port> <hosts>. Lists and articles on 127.0.0.1 and its
// neighbours, with ETag and Last-Modified; every tenth time a list is asked for, it has something new.
import { createServer } from 'node:http';

const [port, hosts] = process.argv.slice(2).map(Number);
const counts = { lists: 0, pages: 0, unchanged: 0 };
const asked = new Map();
const BEGAN = new Date(Math.floor(Date.now() / 1000) * 1000);

const titleOf = (list, nth) => `关于做好第${list}项工作第${nth}号事项的通知`;

function page(list, nth) {
  const title = titleOf(list, nth);
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title><meta name="ArticleTitle" content="${title}"><meta name="PubDate" content="2026-11-20 09:30"><meta name="ContentSource" content="示例省人民政府"></head><body><h1>${title}</h1><div class="TRS_Editor"><p>各市、县人民政府：${`现将第${list}项第${nth}号事项通知如下，请认真贯彻执行。`.repeat(12)}</p></div></body></html>`;
}

function list(number, version, isFeed) {
  const entries = Array.from({ length: 2 }, (_, nth) => ({
    nth: version + 1 - nth,
    title: titleOf(number, version + 1 - nth),
  }));
  if (!isFeed)
    return `<!DOCTYPE html><meta charset="utf-8"><ul>${entries.map(({ nth, title }) => `<li><a href="/${number}/${nth}.html">${title}</a><span>2026-11-20</span></li>`).join('')}</ul>`;
  const items = entries.map(
    ({ nth, title }) =>
      `<item><title>${title}</title><link>/${number}/${nth}.html</link><pubDate>Fri, 20 Nov 2026 01:30:00 GMT</pubDate></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>${items.join('')}</channel></rss>`;
}

function answerList(request, response, number, isFeed) {
  const times = (asked.get(number) ?? number % 10) + 1;
  asked.set(number, times);
  counts.lists += 1;
  const version = Math.floor(times / 10);
  const etag = `"${number}-${version}"`;
  const headers = { etag, 'last-modified': new Date(BEGAN.getTime() + version * 1000).toUTCString() };
  if (request.headers['if-none-match'] === etag) {
    counts.unchanged += 1;
    return response.writeHead(304, headers).end();
  }
  const type = isFeed ? 'application/rss+xml' : 'text/html; charset=utf-8';
  return response.writeHead(200, { ...headers, 'content-type': type }).end(list(number, version, isFeed));
}

function answer(request, response) {
  const [, number, name = ''] = request.url.split('/');
  if (number === 'counts') return response.writeHead(200).end(JSON.stringify(counts));
  if (name === 'rss.xml' || name === 'index.html')
    return answerList(request, response, Number(number), name === 'rss.xml');
  const nth = /^(\d+)\.html$/.exec(name)?.[1];
  if (nth === undefined) return response.writeHead(404).end();
  counts.pages += 1;
  return response
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    .end(page(Number(number), Number(nth)));
}

for (let host = 1; host <= hosts; host++) createServer(answer).listen(port, `127.0.0.${host}`);
