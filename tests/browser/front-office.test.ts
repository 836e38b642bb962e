import type { Browser, Locator, Page } from 'playwright-core';
import { type FrontOffice, openForBusiness } from '../scenarios/front-office';
import { describeInBrowser, launchChromium } from './chromium';

describeInBrowser('the console before the deployed front office', (executablePath) => {
  let office: FrontOffice;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    office = await openForBusiness({ pace: 'real-time' });
    browser = await launchChromium(executablePath);
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(20_000);
    await page.goto(office.twilio.address);
  });
  afterAll(async () => {
    await browser?.close();
    await office?.close();
  });

  const phoneOf = (number: string): Locator => page.locator(`[data-phone="${number}"]`);
  const press = (phone: Locator, name: string): Promise<void> =>
    phone.getByRole('button', { name, exact: true }).click();
  const captions = (): Locator => page.getByRole('log', { name: 'Captions' });

  test('a person calls as Maya, presses 2, answers as Ben, accepts, and hangs up', async () => {
    const maya = phoneOf(office.maya.number);
    const ben = phoneOf(office.ben.number);

    await press(maya, 'Call');
    await captions()
      .getByText(/thank you for calling northside clinic/i)
      .waitFor();
    await press(maya, '2');
    await captions()
      .getByText(/connect you to support/i)
      .waitFor();
    await press(ben, 'Answer');
    await captions()
      .getByText(/call for support. press 1 to accept/i)
      .waitFor();
    await press(ben, '1');
    await page.getByLabel('What to say').fill('Support, this is Ben.');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Maya Lopez', exact: true }).click();
    await captions().getByText('Support, this is Ben.').waitFor();
    await press(ben, 'Hang up');
    await captions()
      .getByText(/thank you for calling. goodbye/i)
      .waitFor();
    await page.getByText('The call is over.').waitFor();

    const [kept] = await office.rows('select department, dial_status from calls');
    expect(kept).toEqual({ department: 'support', dial_status: 'completed' });
  });

  test('a person texts MENU as Tom and reads the reply', async () => {
    const tom = phoneOf(office.tom.number);

    await tom.getByRole('button', { name: /^tom reed/i }).click();
    await press(tom, 'Text');
    await page.getByLabel('Text to send').fill('MENU');
    await page.keyboard.press('Enter');
    await page
      .getByRole('log', { name: 'Texts' })
      .getByText(/welcome to northside clinic/i)
      .waitFor();
  });
});
