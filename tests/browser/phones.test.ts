import { ben, clinic, maya } from '../local-twilio/control/clinic';
import { describeInBrowser } from './chromium';
import { button, captions, openConsoleForEachTest, phone } from './open-console';

describeInBrowser('phones on the console', (executablePath) => {
  const opened = openConsoleForEachTest(executablePath);

  test('the form for a phone opens in sight with the focus on its name; Escape closes it', async () => {
    const { page } = opened;
    await page.setViewportSize({ width: 1280, height: 640 });
    await button(page, 'Add phone').click();
    await page.locator('input[name="name"]:focus').waitFor();
    const add = page.getByRole('form', { name: 'New phone' }).getByRole('button', { name: 'Add' });
    const box = await add.boundingBox();
    expect((box?.y ?? 1000) + (box?.height ?? 0)).toBeLessThanOrEqual(640);
    await page.keyboard.press('Escape');
    await page.locator('button:focus', { hasText: 'Add phone' }).waitFor();
  });

  test('a number is taken as people write it; a wrong one is told of beside its field', async () => {
    const { page, twilio, complaints } = opened;
    await button(page, 'Add phone').click();
    const form = page.getByRole('form', { name: 'New phone' });
    await form.getByLabel('Name').fill('Tom');
    await form.getByLabel('Number').fill('(202) 555-0147');
    await page.keyboard.press('Enter');
    await form.getByText('Somebody has this number already.').waitFor();
    await page.locator('input[name="number"]:focus').fill('my phone');
    await page.keyboard.press('Enter');
    await form.getByText('"my phone" is no phone number, such as').waitFor();
    expect(await page.locator('.notice').count()).toBe(0);
    await form.getByLabel('Number').fill('(202) 555-0160');
    await page.keyboard.press('Enter');
    await phone(page, '+12025550160').waitFor();
    expect(twilio.exchange.state.phones.get('+12025550160')?.name).toBe('Tom');
    // The browser itself reports each refused request.
    expect(complaints.filter((text) => !/status of 40[09]/.test(text))).toEqual([]);
  });

  test('dialling takes a number as people write it, and says on the phone what is wrong with it', async () => {
    const { page } = opened;
    const handset = phone(page, maya);
    await handset.getByLabel('Number to call').fill('abc');
    await button(handset, 'Call').click();
    await handset.getByText('"abc" is no phone number, such as').waitFor();
    await handset.getByLabel('Number to call').fill('2025550100');
    expect(await handset.locator('.field-error').count()).toBe(0);
    await button(handset, 'Call').click();
    await captions(page).getByText('Welcome').waitFor();
  });

  test('a removed phone is given back by its undo, with its behaviour', async () => {
    const { page, twilio } = opened;
    const { phones } = twilio.exchange.state;
    phones.update(ben, { calls: 'busy', texts: 'slow' });
    const before = phones.get(ben);
    await page.reload();
    await button(phone(page, ben), "How Ben's phone behaves").click();
    await phone(page, ben).getByText("Remove Ben's phone").click();
    await phone(page, ben).waitFor({ state: 'detached' });
    expect(phones.get(ben)).toBeUndefined();
    await button(page, 'Undo').click();
    await phone(page, ben).getByText('support · busy').waitFor();
    expect(phones.get(ben)).toEqual({ ...before, dateCreated: expect.any(Number) });
  });

  test('of problems one is shown, until something succeeds', async () => {
    const { page, twilio } = opened;
    await button(phone(page, maya), 'Text').click();
    await page.getByLabel('Text to send').fill('MENU');
    const [number] = twilio.exchange.state.numbers.list();
    if (!number) throw new Error('The clinic has a number.');
    twilio.exchange.state.numbers.update(number.sid, { phoneNumber: '+12025550111' });
    await button(page, 'Send the text').click();
    await page.locator('.notice.is-problem').waitFor();
    const second = page.waitForResponse(/\/texts$/);
    await button(page, 'Send the text').click();
    await second;
    expect(await page.locator('.notice.is-problem').count()).toBe(1);
    const notice = await page.locator('.notice').boundingBox();
    const composer = await page.getByRole('form', { name: 'Text' }).boundingBox();
    expect(notice?.x).toBeGreaterThan((composer?.x ?? 0) + (composer?.width ?? 0));

    twilio.exchange.state.numbers.update(number.sid, { phoneNumber: clinic });
    await button(page, 'Send the text').click();
    await page.getByRole('log').getByText('Reply TRACK').waitFor();
    expect(await page.locator('.notice.is-problem').count()).toBe(0);
  });

  test('the time of a call is never cut off, however long the name', async () => {
    const { page, twilio } = opened;
    twilio.exchange.state.phones.update(maya, { name: 'Maya Alexandra Lopez-Rodriguez' });
    await page.setViewportSize({ width: 1024, height: 768 });
    await page.reload();
    await button(phone(page, maya), 'Call').click();
    const chip = phone(page, maya)
      .locator('.chip.is-live')
      .getByText(/^\d:\d\d$/);
    const [card, shown] = await Promise.all([phone(page, maya).boundingBox(), chip.boundingBox()]);
    expect((shown?.x ?? 0) + (shown?.width ?? 9999)).toBeLessThan(
      (card?.x ?? 0) + (card?.width ?? 0) - 30,
    );
    const cut = await chip.evaluate<number, { scrollWidth: number; clientWidth: number }>(
      ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth,
    );
    expect(cut).toBe(0);
  });
});
