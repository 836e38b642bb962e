import { writtenContent } from '../local-twilio/content/written-content';
import { clinic, maya } from '../local-twilio/control/clinic';
import { sdkFor } from '../local-twilio/sdk';
import { sendgridClient } from '../local-twilio/sendgrid/sendgrid-client';
import { describeInBrowser } from './chromium';
import { button, openConsoleForEachTest, phone } from './open-console';

/** A picture of one pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

describeInBrowser('messages of all channels on the console', (executablePath) => {
  const opened = openConsoleForEachTest(executablePath);

  async function openThread() {
    await button(phone(opened.page, maya), 'Text').click();
    return opened.page.getByRole('log', { name: 'Texts' });
  }

  async function sendMail(html: string): Promise<void> {
    await sendgridClient(opened.twilio).request({
      method: 'POST',
      url: '/v3/mail/send',
      body: {
        personalizations: [{ to: [{ email: 'maya@example.com', name: 'Maya' }] }],
        from: { email: 'desk@example.com', name: 'Northside Clinic' },
        subject: 'Your visit tomorrow',
        custom_args: { notification: '42' },
        content: [
          { type: 'text/plain', value: 'See you tomorrow at nine.' },
          { type: 'text/html', value: html },
        ],
        attachments: [{ content: 'QUJD', filename: 'visit.ics', type: 'text/calendar' }],
      },
    });
  }

  test('a picture goes out by WhatsApp, and is in the thread beside the texts', async () => {
    const { page, complaints } = opened;
    const thread = await openThread();
    await page.getByLabel('Text to send').fill('MENU');
    await page.keyboard.press('Enter');
    await thread.getByText('Reply TRACK').first().waitFor();

    await page.getByLabel('Send as').selectOption('WhatsApp');
    const file = { name: 'rash.png', mimeType: 'image/png', buffer: pixel };
    await page.locator('input[type="file"]').setInputFiles(file);
    await page.getByRole('list', { name: 'Attached files' }).locator('img').waitFor();
    await page.getByLabel('Text to send').fill('Is this bad?');
    await page.keyboard.press('Enter');

    await thread.getByText('Is this bad?').waitFor();
    const picture = thread.getByAltText('Attached to this text');
    await picture.waitFor();
    expect(await picture.evaluate((image) => Reflect.get(image, 'naturalWidth'))).toBe(1);
    expect(await thread.getByText('SMS', { exact: true }).count()).toBe(2);
    await thread.getByText('WhatsApp', { exact: true }).first().waitFor();
    expect(await page.getByLabel('Send as').inputValue()).toBe('whatsapp');
    expect(complaints).toEqual([]);
  });

  test('a quick reply is pressed, and the answer comes as a text', async () => {
    const { twilio } = opened;
    const sdk = sdkFor(twilio);
    await twilio.person(maya).texts(`whatsapp:${clinic}`, 'Hello', { from: `whatsapp:${maya}` });
    const question = {
      'twilio/quick-reply': {
        body: 'Your visit is tomorrow.',
        actions: [{ type: 'QUICK_REPLY', title: 'Confirm', id: 'confirm' }],
      },
    };
    const content = await sdk.content.v1.contents.create(writtenContent({ types: question }));
    await sdk.messages.create({
      from: `whatsapp:${clinic}`,
      to: `whatsapp:${maya}`,
      contentSid: content.sid,
    });
    const thread = await openThread();
    await button(thread, 'Confirm').click();
    await thread.locator('.text.is-own').getByText('Confirm', { exact: true }).waitFor();
  });

  test('a mail opens with its HTML, in which nothing runs and nothing is loaded', async () => {
    const { page, twilio, complaints } = opened;
    twilio.exchange.state.phones.update(maya, { email: 'maya@example.com' });
    await page.reload();
    const loaded: string[] = [];
    await page.route('https://example.com/**', (route) => {
      loaded.push(route.request().url());
      return route.fulfill({ body: '' });
    });
    await sendMail(
      '<h1>See you tomorrow</h1><script>document.querySelector("h1").textContent = "ran"</script><img src="https://example.com/spy.png">',
    );
    const thread = await openThread();
    await thread.getByText('delivered').waitFor();
    await thread.getByRole('button', { name: /Your visit tomorrow/ }).click();

    const letter = page.frameLocator('iframe[title="Your visit tomorrow"]');
    await letter.getByRole('heading', { name: 'See you tomorrow' }).waitFor();
    await page.getByText('Maya <maya@example.com>').waitFor();
    await page.getByText(/opened \d\d:\d\d/).waitFor();
    await page.getByRole('link', { name: 'visit.ics' }).waitFor();
    expect(loaded).toEqual([]);

    await button(page, 'Plain text').click();
    await page.getByText('See you tomorrow at nine.').waitFor();
    await button(page, 'Back to the thread').click();
    await thread.getByText('Northside Clinic').first().waitFor();
    // The browser itself reports what it blocked in the frame.
    expect(complaints.filter((text) => !/sandboxed|Content Security Policy/.test(text))).toEqual(
      [],
    );
  });

  test('mail for somebody without a phone is in the list of messages', async () => {
    const { page } = opened;
    await sendMail('<p>Hello</p>');
    await page.getByRole('tab', { name: /Messages/ }).click();
    const row = page.getByRole('button', { name: /maya@example\.com.*delivered/ });
    await row.click();
    await page.frameLocator('iframe').getByText('Hello').waitFor();
    await button(page, 'Back to all messages').click();
    await row.waitFor();
  });

  test('a text that is not delivered says why, and an opted-out person is marked', async () => {
    const { page, twilio } = opened;
    twilio.exchange.state.phones.update(maya, { texts: 'unreachable' });
    await sdkFor(twilio).messages.create({ from: clinic, to: maya, body: 'Are you there?' });
    const thread = await openThread();
    await thread.getByText('undelivered 30003: Unreachable destination handset').waitFor();

    await page.getByLabel('Text to send').fill('STOP');
    await page.keyboard.press('Enter');
    await page.getByRole('note').getByText('Opted out').waitFor();
    await phone(page, maya).getByText('opted out').waitFor();
    await page.getByLabel('Text to send').fill('START');
    await page.keyboard.press('Enter');
    await page.getByRole('note').waitFor({ state: 'detached' });
  });

  test('how somebody takes each channel is set at their phone, with a code where one is needed', async () => {
    const { page, twilio } = opened;
    const own = phone(page, maya);
    const record = () => twilio.exchange.state.phones.get(maya);
    const saved = async (change: Promise<unknown>): Promise<void> => {
      await Promise.all([
        page.waitForResponse((one) => one.request().method() === 'PATCH'),
        change,
      ]);
    };
    await button(own, "How Maya's phone behaves").click();
    await saved(own.getByLabel('Texts', { exact: true }).selectOption('Refused with …'));
    await own.getByLabel('Texts: Code').fill('30005');
    await saved(page.keyboard.press('Tab'));
    const choose = (label: string, choice: string) =>
      saved(own.getByLabel(label, { exact: true }).selectOption(choice));
    await choose('WhatsApp', 'Has no WhatsApp (63024)');
    await choose('Mail', 'Bounces: nobody there');
    await own.getByLabel('E-mail').fill('no address');
    await page.keyboard.press('Tab');
    await own.getByText('An e-mail address looks like maya@example.com').waitFor();
    await own.getByLabel('E-mail').fill('maya@example.com');
    await saved(page.keyboard.press('Tab'));
    expect(record()).toMatchObject({
      texts: { refusedWith: 30005 },
      whatsapp: 'has-none',
      mail: 'bounces',
      email: 'maya@example.com',
    });
  });
});
