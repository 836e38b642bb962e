import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { buildConsole } from '../../local-twilio/console/build';
import type { LocalTwilio } from '../../local-twilio/local-twilio';
import { maya, openClinic } from '../local-twilio/control/clinic';
import { launchChromium } from './chromium';

const built = join(__dirname, '..', '..', 'dist', 'console');

/** The console of the clinic in a browser, anew for each test. */
export interface OpenConsole {
  page: Page;
  twilio: LocalTwilio;
  /** Errors of the page itself and refusals by its Content Security Policy. */
  complaints: string[];
}

/** Opens the console before each test of the suite and closes it afterwards. */
export function openConsoleForEachTest(executablePath: string): OpenConsole {
  let browser: Browser | undefined;
  let current: OpenConsole | undefined;

  beforeAll(async () => {
    await buildConsole({ outdir: built });
    browser = await launchChromium(executablePath);
  });
  beforeEach(async () => {
    if (!browser) throw new Error('The browser did not start.');
    const twilio = await openClinic({ pace: 'real-time' });
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(10_000);
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    current = { page, twilio, complaints };
    await page.goto(twilio.address);
    await phone(page, maya).waitFor();
  });
  afterEach(async () => {
    await current?.page.close();
    await current?.twilio.close();
  });
  afterAll(async () => {
    await browser?.close();
  });

  const opened = (): OpenConsole => {
    if (!current) throw new Error('The console is open during a test only.');
    return current;
  };
  return {
    get page() {
      return opened().page;
    },
    get twilio() {
      return opened().twilio;
    },
    set twilio(twilio) {
      opened().twilio = twilio;
    },
    get complaints() {
      return opened().complaints;
    },
  };
}

/** The card of the phone with this number. */
export function phone(page: Page, number: string): Locator {
  return page.locator(`[data-phone="${number}"]`);
}

export function button(within: Locator | Page, name: string): Locator {
  return within.getByRole('button', { name, exact: true });
}

export function captions(page: Page): Locator {
  return page.getByRole('log', { name: 'Captions' });
}
