import * as cheerio from 'cheerio';
import { parseFeed } from 'feedsmith';
import { describe, expect, test } from 'vitest';
import { sandboxUpstream } from '../../../src/ingest/sandbox/upstream.ts';

const base = 'http://upstream.test';
const list = '/sandbox/upstream/zcwj/index.html';

function bytes(path: string): Buffer {
  const page = sandboxUpstream(path);
  if (!page) throw new Error(`no page at ${path}`);
  return Buffer.from(page.body as Uint8Array);
}

function text(path: string): string {
  const raw = bytes(path);
  return new TextDecoder(/charset=gb/.test(raw.toString('latin1')) ? 'gb18030' : 'utf-8', {
    fatal: true,
  }).decode(raw);
}

function linksOf(
  path: string,
  selector: string,
): { path: string; shown: string; title: string; date: string }[] {
  const $ = cheerio.load(text(path));
  return $(selector)
    .toArray()
    .map((item) => ({
      path: new URL($(item).find('a').attr('href') ?? '', base + path).pathname,
      shown: $(item).find('a').text(),
      title: $(item).find('a').attr('title') ?? '',
      date: $(item).find('span').text(),
    }));
}

const policies = [
  ...linksOf(list, '.u-list li'),
  ...linksOf('/sandbox/upstream/zcwj/index_1.html', '.u-list li'),
];
const readings = linksOf('/sandbox/upstream/zcjd/index.html', '.u-list li');
const notices = linksOf('/sandbox/upstream/tzgg/index.html', '.u-list li');
const jpage = '/sandbox/upstream/module/web/jpage/dataproxy.jsp?startrecord=1&endrecord=45';
const cityPolicies = [...text(jpage).matchAll(/href="([^"]+)" title="([^"]+)"/g)].map((match) => ({
  path: match[1] ?? '',
  title: match[2] ?? '',
}));

describe('lists', () => {
  test('carry policies, interpretations and notices, newest first, with whole dates', () => {
    expect(linksOf(list, '.u-list li').length).toBeGreaterThanOrEqual(8);
    expect([policies.length, readings.length, notices.length]).toEqual([11, 3, 4]);
    for (const items of [policies, readings, notices]) {
      const dates = items.map((item) => item.date);
      for (const date of dates) expect(date).toMatch(/^2026-\d{2}-\d{2}$/);
      expect(dates).toEqual(dates.toSorted().reverse());
    }
  });

  test('cut long titles in the text but not in the title attribute', () => {
    const cut = policies.filter((item) => item.shown.endsWith('...'));
    expect(cut.length).toBeGreaterThan(0);
    for (const item of policies) expect(item.title.startsWith(item.shown.replace('...', ''))).toBe(true);
  });

  test('link to pages that exist and bear the same title', () => {
    for (const item of [...policies, ...readings, ...notices, ...cityPolicies]) {
      const $ = cheerio.load(text(item.path));
      expect($('meta[name=ArticleTitle]').attr('content')).toBe(item.title);
    }
  });

  test('bear the tags of a column page', () => {
    for (const path of ['zcwj', 'zcjd', 'tzgg', 'col/col1229001']) {
      const $ = cheerio.load(text(`/sandbox/upstream/${path}/`));
      for (const name of ['SiteName', 'SiteIDCode', 'ColumnName', 'ColumnDescription', 'ColumnType'])
        expect($(`meta[name=${name}]`).attr('content')).toBeTruthy();
    }
  });

  test('of a jpage site come inline and by its proxy alike', () => {
    const page = text('/sandbox/upstream/col/col1229001/index.html?uid=402134&pageNum=1');
    expect(page).toContain(text(jpage).trim());
    expect(text(jpage)).toContain(`<totalrecord>${cityPolicies.length}</totalrecord>`);
  });
});

describe('articles', () => {
  test.each([...policies, ...readings, ...notices, ...cityPolicies])('$title bears every tag', ({ path }) => {
    const $ = cheerio.load(text(path));
    const tag = (name: string) => $(`meta[name=${name}]`).attr('content');
    expect(tag('SiteName')).toMatch(/^示例(省|市)人民政府$/);
    expect(tag('SiteIDCode')).toMatch(/^420[01]000001$/);
    expect(tag('PubDate')).toMatch(/^2026-\d{2}-\d{2} \d{2}:\d{2}(:00)?$/);
    expect(tag('ContentSource')).toMatch(/^示例/);
    expect(new URL(tag('Url') ?? '', base + path).pathname).toBe(path);
    expect(tag('ColumnName')).toBeTruthy();
    expect($('.TRS_Editor p, #zoom p').length).toBeGreaterThanOrEqual(3);
  });

  test.each([...policies, ...cityPolicies])('$title has its table of particulars', ({ path }) => {
    const rows = cheerio.load(text(path))('table').text().replace(/\s/gu, '');
    for (const label of ['索引号：', '发文机关：', '成文日期：', '发文字号：', '主题分类：'])
      expect(rows).toContain(label);
    expect(rows).toMatch(/发文字号：示\p{sc=Han}+〔2026〕\d+号/u);
  });
});

describe('awkward articles', () => {
  test('one is in GB18030 with a character that GBK lacks, and served without a charset', () => {
    const path = policies.find((item) => item.title.includes('困难群众'))?.path ?? '';
    expect(sandboxUpstream(path)?.headers['content-type']).toBe('text/html');
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes(path))).toThrow();
    expect(text(path)).toContain('䶮山镇');
  });

  test('one brings the junk of a word processor, scripts and handlers', () => {
    const page = text(policies.find((item) => item.title.includes('稳定就业'))?.path ?? '');
    for (const junk of [
      '<o:p>',
      'MsoNormal',
      '[if gte mso 9]',
      '<script',
      '<iframe',
      'onmouseover=',
      'javascript:',
    ])
      expect(page).toContain(junk);
  });

  test('one offers a PDF whose cross-references hold', () => {
    const page = policies.find((item) => item.title.includes('社区养老'))?.path ?? '';
    const link = cheerio.load(text(page))('.attachment a').attr('href') ?? '';
    const path = new URL(link, base + page).pathname;
    expect(sandboxUpstream(path)?.headers['content-type']).toBe('application/pdf');
    const pdf = bytes(path).toString('latin1');
    expect(pdf).toMatch(/^%PDF-1\.4\n[\s\S]*%%EOF\n$/);
    const start = Number(/startxref\n(\d+)/.exec(pdf)?.[1]);
    const offsets = [...pdf.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)].map((match) => Number(match[1]));
    expect(offsets).toHaveLength(8);
    for (const [index, offset] of offsets.entries())
      expect(pdf.slice(offset)).toMatch(new RegExp(`^${index + 1} 0 obj\n`));
  });
});

describe('the feed', () => {
  test('is RSS that links to the notices, at the origin it is asked for', () => {
    const { format, feed } = parseFeed(String(sandboxUpstream('/sandbox/upstream/rss.xml', base)?.body));
    expect(format).toBe('rss');
    const items = (feed as { items?: { title?: string; link?: string }[] }).items ?? [];
    expect(items.map((item) => item.title)).toEqual(notices.map((item) => item.title));
    expect(items.map((item) => item.link)).toEqual(notices.map((item) => base + item.path));
  });

  test('links within the site where no origin is given', () => {
    expect(text('/sandbox/upstream/rss.xml')).toContain('<link>/sandbox/upstream/tzgg/202611/');
  });
});

describe('every page', () => {
  test('has the same weak ETag each time, another than its neighbour, and the day it changed', () => {
    const page = sandboxUpstream(policies[0]?.path ?? '');
    expect(page?.headers.etag).toMatch(/^W\/"[0-9a-f]{16}"$/);
    expect(sandboxUpstream(policies[0]?.path ?? '')?.headers.etag).toBe(page?.headers.etag);
    expect(sandboxUpstream(policies[1]?.path ?? '')?.headers.etag).not.toBe(page?.headers.etag);
    expect(page?.headers['last-modified']).toBe('Wed, 18 Nov 2026 09:00:00 GMT');
    expect(sandboxUpstream(list)?.headers['last-modified']).toBe('Wed, 18 Nov 2026 09:00:00 GMT');
  });

  test.each([
    '/sandbox/upstream/zcwj/none.html',
    '/sandbox/upstream/../../package.json',
    '/sandbox/upstream/%2e%2e/%2e%2e/package.json',
    '/sandbox/upstreamer',
    '/elsewhere',
    '',
  ])('is none at %j', (path) => {
    expect(sandboxUpstream(path)).toBeNull();
  });

  test('links only to pages that exist', () => {
    for (const { path } of [...policies, ...readings, ...notices, { path: '/sandbox/upstream/index.html' }]) {
      const $ = cheerio.load(text(path));
      for (const anchor of $('a[href]').toArray()) {
        const target = new URL($(anchor).attr('href') ?? '', base + path);
        if (target.protocol === 'http:')
          expect([path, sandboxUpstream(target.pathname)?.status]).toEqual([path, 200]);
      }
    }
  });
});
