import type { Locator } from 'playwright-core';
import { ben, clinic, maya } from '../local-twilio/control/clinic';
import { sdkFor } from '../local-twilio/sdk';
import { describeInBrowser } from './chromium';
import { button, captions, openConsoleForEachTest, phone } from './open-console';

describeInBrowser("the console's clock", (executablePath) => {
  const opened = openConsoleForEachTest(executablePath);
  const menu = (): Locator => opened.page.getByRole('dialog', { name: 'What is scheduled' });
  const rings = async (): Promise<void> => {
    const { page } = opened;
    await button(phone(page, maya), 'Call').click();
    await captions(page).getByText('Welcome').waitFor();
    await button(phone(page, maya), '2').click();
    await phone(page, ben).getByText('Northside Clinic is calling').waitFor();
  };

  test('runs faster, on the page too, and goes back to real time', async () => {
    const { page, twilio, complaints } = opened;
    expect(await button(page, '1×').getAttribute('aria-pressed')).toBe('true');
    const shown = async (): Promise<number> =>
      Date.parse((await page.locator('.clock-time').getAttribute('datetime')) ?? '');
    await button(page, '60×').click();
    await page.locator('.segment[aria-pressed="true"]').getByText('60×').waitFor();
    const before = await shown();
    await twilio.exchange.clock.waits(60_000);
    await page.waitForFunction(
      `Date.parse(document.querySelector('.clock-time').dateTime) >= ${before + 45_000}`,
    );
    expect(Math.abs((await shown()) - twilio.exchange.clock.now())).toBeLessThan(300_000);

    await button(page, 'Now').click();
    await page.locator('.segment[aria-pressed="true"]').getByText('1×').waitFor();
    await page.locator('.clock-time:not(.is-moved)').waitFor();
    expect(twilio.exchange.clock.rate).toBe(1);
    expect(complaints).toEqual([]);
  });

  test('lists what is scheduled, and a jump goes there', async () => {
    const { page, complaints } = opened;
    await button(page, 'What is scheduled').click();
    await menu().getByText('Nothing is due.').waitFor();
    await page.keyboard.press('Escape');
    await menu().waitFor({ state: 'hidden' });

    await rings();
    await button(page, 'What is scheduled').click();
    await menu().getByRole('button').getByText('Ben has not answered: ringing ends').click();
    await menu().waitFor({ state: 'hidden' });
    await captions(page).getByText('Thank you for calling.').waitFor();
    expect(complaints).toEqual([]);
  });

  test('lists and jumps by keyboard alone; Escape gives the focus back', async () => {
    const { page } = opened;
    await rings();
    await button(page, 'What is scheduled').focus();
    await page.keyboard.press('Enter');
    await menu().getByRole('button').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('[aria-label="What is scheduled"][aria-expanded="false"]:focus').waitFor();
    await page.keyboard.press('Enter');
    await menu().getByRole('button').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await captions(page).getByText('Thank you for calling.').waitFor();
  });

  test.each([1280, 1024])('nothing of the header is cut off or laps over at %d', async (width) => {
    const { page } = opened;
    await page.setViewportSize({ width, height: 768 });
    const parts = page.locator('.brand, .business, .health, .clock > *, .switches > *');
    const boxes = await Promise.all((await parts.all()).map((part) => part.boundingBox()));
    expect(boxes.length).toBeGreaterThan(10);
    let end = 0;
    for (const box of boxes) {
      expect(box?.x).toBeGreaterThanOrEqual(end);
      end = (box?.x ?? 0) + (box?.width ?? 0);
    }
    expect(end).toBeLessThanOrEqual(width);
    const cutOff = await page.evaluate<number>(
      `[...document.querySelectorAll('.business, .health')].filter((part) => part.scrollWidth > part.clientWidth).length`,
    );
    expect(cutOff).toBe(0);
  });

  test('an API request stands with its message, and its URL is wrapped', async () => {
    const { page, twilio } = opened;
    await button(phone(page, maya), 'Text').click();
    await sdkFor(twilio).messages.create({ from: clinic, to: maya, body: 'See you tomorrow' });
    expect(await button(page, 'Selected').getAttribute('aria-pressed')).toBe('true');
    await page.getByRole('option', { name: 'CreateMessage' }).click();
    const detail = page.getByRole('region', { name: 'The chosen event' });
    await detail.getByText('Messages.json').waitFor();
    for (const width of [1280, 1024]) {
      await page.setViewportSize({ width, height: 768 });
      expect(
        await detail.evaluate<number, { scrollWidth: number; clientWidth: number }>(
          ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth,
        ),
      ).toBe(0);
    }
  });
});
