import { maya } from '../local-twilio/control/clinic';
import { describeInBrowser } from './chromium';
import { button, openConsoleForEachTest, phone } from './open-console';

describeInBrowser('alerts on the console', (executablePath) => {
  const opened = openConsoleForEachTest(executablePath);
  const stack = [
    '/voice/incoming: TypeError: text is undefined',
    '    at greet (src/greet.ts:7:11)',
    '    at handler (functions/voice/incoming.ts:3:9)',
  ].join('\n');

  test('an alert shows its whole stack, says what to try, and leads to its call in the timeline', async () => {
    const { page, twilio, complaints } = opened;
    await button(phone(page, maya), 'Call').click();
    await page.getByText('Waiting for a key or speech').waitFor();
    const [call] = twilio.exchange.state.calls.list();
    if (!call) throw new Error('Maya calls.');
    twilio.exchange.alerts.raise({
      accountSid: call.accountSid,
      errorCode: 82005,
      text: stack,
      subject: { callSid: call.sid },
    });
    await button(phone(page, maya), 'Text').click();

    await page.getByRole('tab', { name: /Alerts/ }).click();
    const alerts = page.getByRole('list', { name: 'alerts' });
    await alerts.getByRole('button', { name: /82005/ }).click();
    expect(await alerts.locator('pre').textContent()).toBe(stack);
    await alerts.getByText(/go to its first line that is a file of yours/).waitFor();

    await button(alerts, 'Show in the timeline').click();
    await page.getByRole('heading', { name: 'Maya → Northside Clinic' }).waitFor();
    await page.getByRole('option', { selected: true, name: /82005/ }).waitFor();
    const detail = page.getByRole('region', { name: 'The chosen event' });
    expect(await detail.locator('pre').textContent()).toBe(stack);
    expect(complaints).toEqual([]);
  });

  test('an alert that is about no call or text is shown among everything', async () => {
    const { page, twilio } = opened;
    await button(phone(page, maya), 'Text').click();
    twilio.exchange.alerts.raise({
      accountSid: twilio.accounts.live.sid,
      errorCode: 82002,
      text: '/load: The function answered with status 500.',
      subject: {},
    });
    await page.getByRole('tab', { name: /Alerts/ }).click();
    const alerts = page.getByRole('list', { name: 'alerts' });
    await alerts.getByRole('button', { name: /82002/ }).click();
    await alerts.getByText('What to try').waitFor();
    await button(alerts, 'Show in the timeline').click();
    await page.getByRole('option', { selected: true, name: /82002/ }).waitFor();
  });
});
