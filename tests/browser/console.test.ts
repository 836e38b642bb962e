import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { buildConsole } from '../../local-twilio/console/build';
import type { LocalTwilio } from '../../local-twilio/local-twilio';
import { ben, maya, openClinic } from '../local-twilio/control/clinic';
import { describeInBrowser, launchChromium } from './chromium';

const built = join(__dirname, '..', '..', 'dist', 'console');

/** What this test uses of an audio element; the DOM's types belong to the page. */
interface Sound {
  duration: number;
  load(): void;
  addEventListener(event: 'loadedmetadata', listener: (event: unknown) => void): void;
}

describeInBrowser('the console', (executablePath) => {
  let browser: Browser;
  let twilio: LocalTwilio;
  let page: Page;
  /** Errors of the page itself and refusals by its Content Security Policy. */
  let complaints: string[];

  beforeAll(async () => {
    await buildConsole({ outdir: built });
    browser = await launchChromium(executablePath);
  });
  beforeEach(async () => {
    twilio = await openClinic({ pace: 'real-time' });
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(10_000);
    complaints = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning')
        complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(twilio.address);
    await phone(maya).waitFor();
  });
  afterEach(async () => {
    await page.close();
    await twilio.close();
  });
  afterAll(async () => {
    await browser?.close();
  });

  const phone = (number: string): Locator => page.locator(`[data-phone="${number}"]`);
  const button = (within: Locator | Page, name: string | RegExp): Locator =>
    within.getByRole('button', { name, exact: true });
  const captions = (): Locator => page.getByRole('log', { name: 'Captions' });

  test('a caller dials, presses 2, the agent answers and hangs up', async () => {
    await button(phone(maya), 'Call').click();
    await captions().getByText('Press 1 for sales or 2 for support').waitFor();
    await page.getByText('Waiting for a key or speech').waitFor();

    await button(phone(maya), '2').click();
    await captions().getByText('Connecting you to support.').waitFor();
    await page.locator('.code-line.is-running').getByText('Dial').first().waitFor();
    await phone(ben).getByText('Northside Clinic is calling').waitFor();

    await button(phone(ben), 'Answer').click();
    await button(phone(ben), 'Hang up').waitFor();
    await page.getByLabel('What to say').fill('Good morning, Maya');
    await page.keyboard.press('Enter');
    await button(page, 'Maya').click();
    await captions().getByText('Good morning, Maya').waitFor();

    await button(phone(ben), 'Hang up').click();
    await captions().getByText('Thank you for calling.').waitFor();
    await page.getByText('The call is over.').waitFor();
    await page.getByRole('option', { name: '/voice/dial-ended' }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('a text is sent and its reply is read, by SMS and by WhatsApp', async () => {
    await button(phone(maya), 'Text').click();
    const texts = page.getByRole('log', { name: 'Texts' });
    await page.getByLabel('Text to send').fill('MENU');
    await page.keyboard.press('Enter');
    await texts.getByText('Reply TRACK, TECH, BILL or HUMAN.').waitFor();
    await texts.getByText('delivered').waitFor();

    await button(page, 'WhatsApp').click();
    await texts.getByText('No texts yet').waitFor();
    await page.getByLabel('Text to send').fill('MENU');
    await page.keyboard.press('Enter');
    await texts.getByText('Reply TRACK, TECH, BILL or HUMAN.').waitFor();
    await phone(maya).getByText('WhatsApp').waitFor();
    expect(complaints).toEqual([]);
  });

  test('a whole call by keyboard alone', async () => {
    await button(phone(maya), 'Call').focus();
    await page.keyboard.press('Enter');
    await captions().getByText('Welcome').waitFor();
    await button(phone(maya), '1').focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.locator(':focus').getAttribute('aria-label')).toBe('2');
    await page.keyboard.press('2');
    await captions().getByText('pressed 2').waitFor();
    await button(phone(ben), 'Decline').focus();
    await page.keyboard.press('Space');
    await captions().getByText('Thank you for calling.').waitFor();

    await page.getByRole('listbox', { name: 'Events' }).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.getByRole('option', { selected: true, name: '/voice/incoming' }).waitFor();
    await page.getByRole('region', { name: 'The chosen event' }).getByText('CallSid').waitFor();
    expect(complaints).toEqual([]);
  });

  test('a failed webhook is explained by its code and can be sent again', async () => {
    const { state } = twilio.exchange;
    const number = state.numbers.list()[0];
    if (!number) throw new Error('The clinic has a number.');
    state.numbers.update(number.sid, {
      voice: { ...number.voice, url: 'https://clinic.test/voice/missing' },
    });
    await button(phone(maya), 'Call').click();
    await page.getByRole('option', { name: /11200/ }).first().click();
    const detail = page.getByRole('region', { name: 'The chosen event' });
    await detail.getByText('What it means').waitFor();
    await page.getByRole('tab', { name: /Alerts/ }).click();
    await page.getByRole('list', { name: 'alerts' }).getByText('11200').first().waitFor();

    const webhooks = page.getByRole('option', { name: '/voice/missing' });
    await webhooks.first().click();
    const before = await webhooks.count();
    await button(detail, 'Send again').click();
    await webhooks.nth(before).waitFor();
    expect(complaints).toEqual([]);
  });

  test('a reset clears the page and its undo brings all back', async () => {
    await button(phone(maya), 'Text').click();
    await page.getByLabel('Text to send').fill('MENU');
    await page.keyboard.press('Enter');
    await page.getByRole('log').getByText('Reply TRACK').waitFor();
    await button(page, 'Clear calls, texts and timeline').click();
    await page.getByText('No conversation yet').waitFor();
    await page.getByText('Every webhook, API call and error').waitFor();
    await button(page, 'Undo').click();
    await page.getByRole('log').getByText('Reply TRACK').waitFor();
    await page.getByRole('option', { name: '/messaging/incoming' }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('a phone is added with a behaviour, and the clock is moved', async () => {
    await button(page, 'Add phone').click();
    const form = page.getByRole('form', { name: 'New phone' });
    await form.getByLabel('Name').fill('Tom');
    await form.getByLabel('Calls').selectOption('busy');
    await form.getByRole('button', { name: 'Add' }).click();
    await page.getByText('customer · busy').waitFor();

    const before = twilio.exchange.clock.now();
    await button(page, '+1 day').click();
    await page.locator('.clock-time.is-moved').waitFor();
    expect(twilio.exchange.clock.now() - before).toBeGreaterThanOrEqual(86_400_000);
    await button(page, 'Now').click();
    await page.locator('.clock-time:not(.is-moved)').waitFor();
    expect(complaints).toEqual([]);
  });

  test('a voicemail is left by typing, and stands in the list with its words and its sound', async () => {
    await button(phone(maya), 'Call').click();
    await captions().getByText('Welcome').waitFor();
    await button(phone(maya), '4').click();
    await page.getByText('Recording; ends with #').waitFor();
    await page.getByLabel('What to say').fill('My heating is broken');
    await page.keyboard.press('Enter');
    await captions().getByText('My heating is broken').waitFor();
    await page.getByText(/Recording; ends with #/).waitFor();
    await button(phone(maya), 'hash').click();
    await captions().getByText('Thank you for calling.').waitFor();

    await page.getByRole('tab', { name: /Voicemail/ }).click();
    const list = page.getByRole('list', { name: 'recordings' });
    await list.getByText('My heating is broken').waitFor();
    const seconds = await list.locator('audio').evaluate(async (audio: Sound) => {
      const known = new Promise((resolve) => audio.addEventListener('loadedmetadata', resolve));
      audio.load();
      await known;
      return audio.duration;
    });
    expect(seconds).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
  });

  test('captions are spoken while sound is on, and only then', async () => {
    await page.addInitScript(`
      window.spoken = [];
      SpeechSynthesis.prototype.speak = ({ text }) => window.spoken.push(text);
    `);
    await page.reload();
    await button(page, 'Sound').click();
    await button(phone(maya), 'Call').click();
    await captions().getByText('Welcome').waitFor();
    expect(await page.evaluate<string[]>('window.spoken')).toEqual([
      'Welcome to Northside Clinic. Press 1 for sales or 2 for support.',
    ]);
    await button(page, 'Sound').click();
    await button(phone(maya), '2').click();
    await captions().getByText('Connecting you to support.').waitFor();
    expect(await page.evaluate<string[]>('window.spoken')).toHaveLength(1);
    expect(complaints).toEqual([]);
  });

  test('after a lost connection the page catches up by itself', async () => {
    const { port } = new URL(twilio.address);
    await twilio.close();
    await page.getByText('Connection lost').waitFor();
    twilio = await openClinic({ pace: 'real-time', port: Number(port) });
    twilio.exchange.timeline.add({ kind: 'control', text: 'Back again' }, {});
    await page.getByRole('option', { name: 'Back again' }).waitFor();
    await page.getByText('running', { exact: true }).waitFor();
  });

  test('nothing scrolls sideways at 1280 and 1024 pixels, in light and in dark', async () => {
    await button(phone(maya), 'Call').click();
    await captions().getByText('Welcome').waitFor();
    for (const width of [1280, 1024]) {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.setViewportSize({ width, height: 768 });
        await page.emulateMedia({ colorScheme });
        const overflow = await page.evaluate<number>(
          'document.documentElement.scrollWidth - innerWidth',
        );
        expect({ width, colorScheme, overflow }).toEqual({ width, colorScheme, overflow: 0 });
      }
    }
  });

  test('ten thousand events leave few rows in the page', async () => {
    for (let index = 0; index < 10_000; index += 1) {
      twilio.exchange.timeline.add({ kind: 'control', text: `Note ${index}` }, {});
    }
    await page.getByText('Note 9999').first().waitFor();
    expect(await page.locator('.virtual-row').count()).toBeLessThan(60);
  });

  test('the page runs no script but its own', async () => {
    const answer = await page.goto(twilio.address);
    expect(answer?.headers()['content-security-policy']).toContain("script-src 'self'");
    await page.addScriptTag({ content: 'window.foreign = true' }).catch(() => undefined);
    expect(await page.evaluate<string>('typeof window.foreign')).toBe('undefined');
    expect(complaints.join()).toContain('Content Security Policy');
  });
});
