import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { hasBrowser, openBrowser } from '../desk/browser.ts';
import { openTestHub } from '../support/hub.ts';
import { publishNotices } from './notices.ts';

/** A page without any library that lists the notices of a hub elsewhere, and tries the desk of it too. */
const PAGE = (hub: string) => `<!doctype html><meta charset="utf-8"><ul></ul><p></p><script>
  const ask = (path, query, more) => fetch('${hub}' + path, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }), ...more,
  }).then((answer) => answer.json());
  ask('/graphql', '{ section(site: "4300000001", code: "tzgg") { contents { edges { node { title } } } } }')
    .then(({ data }) => document.querySelector('ul').append(...data.section.contents.edges.map(({ node }) =>
      Object.assign(document.createElement('li'), { textContent: node.title }))));
  ask('/desk/graphql', '{ __typename }', { credentials: 'include' })
    .then(() => 'read', () => 'refused').then((word) => { document.querySelector('p').textContent = word; });
</script>`;

test.skipIf(!hasBrowser)(
  'a page of another origin reads what is public and nothing of the desk',
  { timeout: 60_000 },
  async () => {
    const given = await openTestHub();
    onTestFinished(() => given.close());
    await publishNotices(given, 2);
    const elsewhere = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html').end(PAGE(given.hub.publicUrl));
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const browser = await openBrowser();
    onTestFinished(async () => {
      await browser.close();
      elsewhere.close();
    });
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`);
    await page.locator('li').nth(1).waitFor();
    expect(await page.locator('li').allTextContents()).toEqual(['第2号通知', '第1号通知']);
    await page.locator('p', { hasText: /./ }).waitFor();
    expect(await page.locator('p').textContent()).toBe('refused');
  },
);
