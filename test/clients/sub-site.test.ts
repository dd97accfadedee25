import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ContentKind } from '../../src/content/content-kind.ts';
import { WithdrawalKind } from '../../src/release/edition.ts';
import { withdraw } from '../../src/release/withdraw.ts';
import { barriers } from '../desk/barriers.ts';
import { hasBrowser, openBrowser } from '../desk/browser.ts';
import { published } from '../reading/published.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';

const EXAMPLE = fileURLToPath(new URL('../../examples/sub-site', import.meta.url));
const SITE = '4300000001';
const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css' };
const NUMBER = '示政发〔2026〕12号';

let given: TestHub;
let browser: Browser;
let address: string;
let close: () => Promise<void>;

/** Builds the example for this hub and serves its files as a plain web server does: whatever is no file is the page. */
async function serveExample(hub: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tonggao-sub-site-'));
  await build({
    root: EXAMPLE,
    logLevel: 'error',
    define: {
      'import.meta.env.VITE_HUB': JSON.stringify(hub),
      'import.meta.env.VITE_SITE': JSON.stringify(SITE),
    },
    build: { outDir: folder, emptyOutDir: true },
  });
  const index = await readFile(join(folder, 'index.html'));
  const server = createServer(async ({ url = '/' }, response) => {
    const path = new URL(url, 'http://site').pathname;
    const file = path.startsWith('/assets/') ? await readFile(join(folder, path)).catch(() => null) : null;
    response.setHeader('content-type', (file && TYPES[extname(path)]) || 'text/html; charset=utf-8');
    response.end(file ?? index);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  close = async () => {
    server.close();
    server.closeAllConnections();
    await rm(folder, { recursive: true, force: true });
  };
}

beforeAll(async () => {
  if (!hasBrowser) return;
  given = await openTestHub();
  await serveExample(given.hub.publicUrl);
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await close?.();
  await given?.close();
});

async function windowOf(width: number): Promise<{ page: Page; faults: string[] }> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  page.setDefaultTimeout(20_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  return { page, faults };
}

/** How much wider the page is than its window; nothing where it fits. */
async function overhang(page: Page): Promise<string[]> {
  const [whole = 0, seen = 0] = (await page.evaluate(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  )) as number[];
  return whole > seen ? [`the page is ${whole} wide in ${seen}`] : [];
}

async function publishAll() {
  const policy = await published(given, {
    ...{ kind: ContentKind.POLICY, section: 'zcwj', title: '关于促进灵活就业的意见' },
    policy: { number: NUMBER, issuer: '示例市人民政府', signedOn: '2026-11-02' } as never,
    body: `<p>为促进灵活就业，提出以下意见。</p><table><tr>${'<td>一个很宽的单元格内容</td>'.repeat(12)}</tr></table>`,
  });
  const reading = await published(given, {
    ...{ kind: ContentKind.INTERPRETATION, section: 'zcjd', title: '《关于促进灵活就业的意见》解读' },
    interpretation: { contentIds: [policy], form: 'TEXT' } as never,
  });
  const topic = await published(given, {
    ...{ kind: ContentKind.TOPIC, section: 'gzdt', title: '灵活就业专题' },
    topic: { groups: [{ title: '政策与解读', contentIds: [policy, reading] }] } as never,
  });
  const gone = await published(given, { section: 'tzgg', title: '发错的通知' });
  await withdraw(await given.as('editor'), {
    contentId: gone,
    kind: WithdrawalKind.WITHDRAWN,
    explanation: '内容有误，另行通知。',
  });
  await given.settle();
  return { policy, reading, topic, gone };
}

test.skipIf(!hasBrowser)(
  'the example site shows home, section, policy, topic, search and a withdrawal, on a screen and on a phone',
  { timeout: 180_000 },
  async () => {
    const { gone } = await publishAll();
    for (const width of [1280, 390]) {
      const { page, faults } = await windowOf(width);
      const shown = async (name: string) => {
        await page.getByRole('heading', { level: 1, name }).waitFor();
        expect([...(await overhang(page)), ...(await barriers(page))]).toEqual([]);
      };
      await page.goto(address);
      await page.getByRole('link', { name: '关于促进灵活就业的意见', exact: true }).waitFor();
      await shown('示例市人民政府门户网站');
      await page.getByRole('navigation').getByRole('link', { name: '政策文件' }).click();
      await shown('政策文件');
      await page.getByRole('link', { name: '关于促进灵活就业的意见', exact: true }).click();
      await shown('关于促进灵活就业的意见');
      await page.getByText(NUMBER).waitFor();
      expect(await page.locator('meta[name=ArticleTitle]').getAttribute('content')).toBe(
        '关于促进灵活就业的意见',
      );
      await page.getByRole('link', { name: '《关于促进灵活就业的意见》解读' }).click();
      await shown('《关于促进灵活就业的意见》解读');
      await page.getByRole('searchbox').fill('灵活就业');
      await page.getByRole('button', { name: '搜索' }).click();
      await shown('“灵活就业”的搜索结果');
      await page.getByText('共 3 条').waitFor();
      await page.getByRole('link', { name: '灵活就业专题' }).click();
      await shown('灵活就业专题');
      await page.goto(`${address}/contents/${gone}`);
      await shown('发错的通知');
      await page.getByText('内容有误，另行通知。').waitFor();
      await page.goto(`${address}/nothing/here`);
      await shown('没有这个页面');
      expect(faults).toEqual([]);
      await page.close();
    }
  },
);
