import { maya } from '../local-twilio/control/clinic';
import { describeInBrowser } from './chromium';
import { button, openConsoleForEachTest, phone } from './open-console';

describeInBrowser('texts and the timeline on the console', (executablePath) => {
  const opened = openConsoleForEachTest(executablePath);

  test('a text is sent and its reply is read, by SMS and by WhatsApp', async () => {
    const { page, complaints } = opened;
    await button(phone(page, maya), 'Text').click();
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
    await phone(page, maya).getByText('WhatsApp').waitFor();
    expect(complaints).toEqual([]);
  });

  test('a failed webhook is explained by its code and can be sent again', async () => {
    const { page, twilio, complaints } = opened;
    const { state } = twilio.exchange;
    const number = state.numbers.list()[0];
    if (!number) throw new Error('The clinic has a number.');
    state.numbers.update(number.sid, {
      voice: { ...number.voice, url: 'https://clinic.test/voice/missing' },
    });
    await button(phone(page, maya), 'Call').click();
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

  test('a failed function shows its log first, and the lines of the stack that it answered', async () => {
    const { page, twilio } = opened;
    const { state, transport, timeline } = twilio.exchange;
    const number = state.numbers.list()[0];
    if (!number) throw new Error('The clinic has a number.');
    transport.serve('broken.test', async ({ body }) => {
      const callSid = new URLSearchParams(body).get('CallSid') ?? '';
      const text = 'TypeError: text is undefined\n    at greet (src/greet.ts:7:11)';
      timeline.add({ kind: 'function-log', path: '/voice', level: 'error', text }, { callSid });
      return {
        status: 500,
        headers: { 'content-type': 'application/json' },
        body: Buffer.from(JSON.stringify({ message: 'broken', stack: text })),
      };
    });
    const url = 'https://broken.test/voice';
    state.numbers.update(number.sid, { voice: { ...number.voice, url } });
    await button(phone(page, maya), 'Call').click();
    await page.getByRole('option', { name: /\/voice.*11200/ }).click();
    const detail = page.getByRole('region', { name: 'The chosen event' });
    await detail.locator('pre').first().getByText('at greet (src/greet.ts:7:11)').waitFor();
    await detail.getByText('What came back').click();
    const answer = await detail.locator('details pre').first().textContent();
    expect(answer?.split('\n').map((line) => line.trim())).toContain(
      'at greet (src/greet.ts:7:11)"',
    );
  });

  test('a reset clears the page and its undo brings all back', async () => {
    const { page, complaints } = opened;
    await button(phone(page, maya), 'Text').click();
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

  test('a reset on one page leaves no call selected on another, until it is brought back', async () => {
    const { page, twilio } = opened;
    await button(phone(page, maya), 'Call').click();
    await page.getByText('Waiting for a key or speech').waitFor();
    await button(phone(page, maya), 'Hang up').click();
    await page.getByText('The call is over.').waitFor();
    const other = await page.context().browser()?.newPage();
    if (!other) throw new Error('The page belongs to a browser.');
    await other.goto(twilio.address);
    await button(other, 'Clear calls, texts and timeline').click();
    await page.getByText('No conversation yet').waitFor();
    await button(other, 'Bring back what was cleared').click();
    await page.getByRole('heading', { name: 'Maya → Northside Clinic' }).waitFor();
    await other.locator('.notice').waitFor({ state: 'detached' });
    await other.close();
  });

  test('what was cleared is brought back from the middle: selected again, its notice gone', async () => {
    const { page } = opened;
    await button(phone(page, maya), 'Text').click();
    await page.getByLabel('Text to send').fill('MENU');
    await page.keyboard.press('Enter');
    await page.getByRole('log').getByText('Reply TRACK').waitFor();
    await button(page, 'Clear calls, texts and timeline').click();
    await page.locator('.notice').waitFor();
    await button(page, 'Bring back what was cleared').click();
    await page.getByRole('log').getByText('Reply TRACK').waitFor();
    await page.locator('.notice').waitFor({ state: 'detached' });
  });

  test('a deployment is one row, and its API requests are listed on demand', async () => {
    const { page, twilio } = opened;
    const { timeline } = twilio.exchange;
    const request = (operation: string): void => {
      const exchange = {
        operation,
        method: 'POST',
        url: 'https://serverless.twilio.com/v1/Services',
        parameters: {},
        status: 201,
        responseBody: '{}',
        durationMs: 1,
        errorCode: null,
      };
      timeline.add({ kind: 'api', exchange }, {});
    };
    for (let index = 0; index < 58; index += 1) request('CreateFunctionVersion');
    const text = 'Deployed 13 functions to clinic.test.';
    timeline.add({ kind: 'deployment', domainName: 'clinic.test', text }, {});
    request('CreateDeployment');

    const row = page.getByRole('option', { name: 'deploy 13 functions' });
    await row.getByText('59 requests').waitFor();
    expect(await page.getByRole('option').count()).toBe(1);
    await page.getByText('Call or text with a phone at the left').waitFor();
    await row.click();
    await button(page, 'List its 59 API requests').click();
    await page.getByRole('option', { name: 'CreateDeployment' }).waitFor();
    await button(page, 'Hide its 59 API requests').click();
    await page.getByRole('option', { name: 'CreateDeployment' }).waitFor({ state: 'detached' });
  });

  test('ten thousand events leave few rows in the page', async () => {
    const { page, twilio } = opened;
    for (let index = 0; index < 10_000; index += 1) {
      twilio.exchange.timeline.add({ kind: 'control', text: `Note ${index}` }, {});
    }
    await page.getByText('Note 9999').first().waitFor();
    expect(await page.locator('.virtual-row').count()).toBeLessThan(60);
  });
});
