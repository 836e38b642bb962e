import { clinic, maya } from '../local-twilio/control/clinic';
import { sdkFor } from '../local-twilio/sdk';
import { describeInBrowser } from './chromium';
import { button, openConsoleForEachTest, phone } from './open-console';

const somebodyElse = '+12025550199';

describeInBrowser('the console after a message to very many', (executablePath) => {
  const opened = openConsoleForEachTest(executablePath);

  test('a thread is whole, and the tab counts no further than it knows', async () => {
    const { page, twilio, complaints } = opened;
    const { messages } = sdkFor(twilio);
    const text = (to: string, body: string) => messages.create({ from: clinic, to, body });
    await text(maya, 'Your visit is on Monday.');
    for (let sent = 0; sent < 300; sent += 20) {
      await Promise.all(Array.from({ length: 20 }, () => text(somebodyElse, 'We are closed.')));
    }

    await page.getByRole('tab', { name: 'Messages 300+' }).waitFor();
    await button(phone(page, maya), 'Text').click();
    const thread = page.getByRole('log', { name: 'Texts' });
    await thread.getByText('Your visit is on Monday.').waitFor();
    await text(maya, 'Or on Tuesday.');
    await thread.getByText('Or on Tuesday.').waitFor();
    expect(await thread.getByText(/Monday|Tuesday/).allTextContents()).toEqual([
      'Your visit is on Monday.',
      'Or on Tuesday.',
    ]);
    expect(complaints).toEqual([]);
  });
});
