import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

const PROGRAM = '/usr/bin/chromium';

/** Whether this machine has the browser that the desk is tested with. */
export const hasBrowser = existsSync(PROGRAM);

const FLAGS = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** A browser without any person's data. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: PROGRAM, args: FLAGS });
}

/** People at the desk, each with a browser window and a session of their own. */
export class Desk {
  /** What went wrong in any window: errors of scripts, and what the policy of the page forbade. */
  readonly faults: string[] = [];
  readonly #browser: Browser;
  readonly #url: string;
  readonly #password: string;

  constructor(browser: Browser, url: string, password: string) {
    this.#browser = browser;
    this.#url = url;
    this.#password = password;
  }

  /** A window of a phone's or a screen's width that shows the desk to nobody in particular. */
  async window(width = 1280): Promise<Page> {
    const context = await this.#browser.newContext({
      locale: 'zh-CN',
      reducedMotion: 'reduce',
      viewport: { width, height: 844 },
    });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on('pageerror', (error) => this.faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
        this.faults.push(message.text());
    });
    await page.goto(`${this.#url}/desk`);
    return page;
  }

  /** Signs a demo user in by the sign-in page; answers the window with what waits for them. */
  async signIn(username: string, width?: number): Promise<Page> {
    const page = await this.window(width);
    await page.getByLabel('用户名').fill(username);
    await page.getByLabel('密码').fill(this.#password);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('heading', { name: '待办' }).waitFor();
    return page;
  }
}

/** Presses an entry of the main menu. */
export function openMenu(page: Page, name: string): Promise<void> {
  return page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
}

/** Presses a button or a link that looks like one, by its whole name. */
export function press(page: Page, name: string): Promise<void> {
  return page
    .getByRole('button', { name, exact: true })
    .or(page.getByRole('link', { name, exact: true }))
    .first()
    .click();
}

/** Presses a button of the open dialogue. */
export function pressInDialog(page: Page, name: string): Promise<void> {
  return page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
}
