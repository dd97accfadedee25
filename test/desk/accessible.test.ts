import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoPassword } from '../../src/seed.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { barriers, WCAG } from './barriers.ts';
import { Desk, hasBrowser, openBrowser } from './browser.ts';

let given: TestHub;
let browser: Browser | null = null;

beforeAll(async () => {
  given = await openTestHub({ work: true });
  if (hasBrowser) browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await given?.close();
});

test.skipIf(!hasBrowser).each(['reviewer-office', 'admin'])(
  'every page of the menu of %s can be read and worked by everyone',
  { timeout: 120_000 },
  async (who) => {
    const desk = new Desk(browser as Browser, given.hub.publicUrl, await demoPassword(given.hub.env));
    const page = await desk.signIn(who);
    const places = await page
      .locator('nav.menu a, header.top a')
      .evaluateAll((links) => links.map((a) => (a as { href?: string }).href ?? ''));
    expect(places.length).toBeGreaterThan(5);
    const found: Record<string, string[]> = {};
    for (const place of new Set(places)) {
      await page.goto(place);
      await page.waitForLoadState('networkidle');
      await expect.poll(() => page.locator('.waiting').count(), { timeout: 15_000 }).toBe(0);
      const met = await barriers(page, WCAG);
      if (met.length > 0) found[new URL(place).pathname] = met;
    }
    expect(found).toEqual({});
  },
);
