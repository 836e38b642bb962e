import { maya, openClinic } from '../local-twilio/control/clinic';
import { describeInBrowser } from './chromium';
import { button, captions, openConsoleForEachTest, phone } from './open-console';

describeInBrowser("the console's page", (executablePath) => {
  const opened = openConsoleForEachTest(executablePath);

  test('a phone is added with a behaviour, and the clock is moved', async () => {
    const { page, twilio, complaints } = opened;
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

  test('after a lost connection the page catches up by itself', async () => {
    const { page } = opened;
    const { port } = new URL(opened.twilio.address);
    await opened.twilio.close();
    await page.getByText('Connection lost').waitFor();
    opened.twilio = await openClinic({ pace: 'real-time', port: Number(port) });
    opened.twilio.exchange.timeline.add({ kind: 'control', text: 'Back again' }, {});
    await page.getByRole('option', { name: 'Back again' }).waitFor();
    await page.getByText('running', { exact: true }).waitFor();
  });

  test('nothing scrolls sideways at 1280 and 1024 pixels, in light and in dark', async () => {
    const { page } = opened;
    await button(phone(page, maya), 'Call').click();
    await captions(page).getByText('Welcome').waitFor();
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

  test('the page runs no script but its own', async () => {
    const { page, twilio, complaints } = opened;
    const answer = await page.goto(twilio.address);
    expect(answer?.headers()['content-security-policy']).toContain("script-src 'self'");
    await page.addScriptTag({ content: 'window.foreign = true' }).catch(() => undefined);
    expect(await page.evaluate<string>('typeof window.foreign')).toBe('undefined');
    expect(complaints.join()).toContain('Content Security Policy');
  });
});
