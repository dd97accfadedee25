import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoPassword } from '../../src/seed.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { Desk, hasBrowser, openBrowser } from './browser.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES: RunOptions = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] };

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

/** What keeps people from reading or working a page, by the rules of WCAG 2.1 AA: the rule, and the first element that breaks it. */
async function barriers(page: Page): Promise<string[]> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    (rules) => (globalThis as unknown as { axe: { run(o: RunOptions): Promise<AxeResults> } }).axe.run(rules),
    RULES,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
}

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
      const met = await barriers(page);
      if (met.length > 0) found[new URL(place).pathname] = met;
    }
    expect(found).toEqual({});
  },
);
