import { ben, maya } from '../local-twilio/control/clinic';
import { describeInBrowser } from './chromium';
import { button, captions, openConsoleForEachTest, phone } from './open-console';

/** What this test uses of an audio element; the DOM's types belong to the page. */
interface Sound {
  duration: number;
  load(): void;
  addEventListener(event: 'loadedmetadata', listener: (event: unknown) => void): void;
}

describeInBrowser('calls on the console', (executablePath) => {
  const opened = openConsoleForEachTest(executablePath);

  test('a caller dials, presses 2, the agent answers and hangs up', async () => {
    const { page, complaints } = opened;
    await button(phone(page, maya), 'Call').click();
    await captions(page).getByText('Press 1 for sales or 2 for support').waitFor();
    await page.getByText('Waiting for a key or speech').waitFor();

    await button(phone(page, maya), '2').click();
    await captions(page).getByText('Connecting you to support.').waitFor();
    await page.getByText('Northside Clinic is speaking').waitFor();
    await page.locator('.code-line.is-running').getByText('Dial').first().waitFor();
    await phone(page, ben).getByText('Northside Clinic is calling').waitFor();

    await button(phone(page, ben), 'Answer').click();
    await captions(page).getByText('Connected to Maya').waitFor();
    await page.getByText('Connected: Maya hears what you type below.').waitFor();
    await button(phone(page, ben), 'Hang up').waitFor();
    await page.getByLabel('What to say').fill('Good morning, Maya');
    await page.keyboard.press('Enter');
    await button(page, 'Maya').click();
    await captions(page).getByText('Connected to Ben').waitFor();
    await captions(page).getByText('Good morning, Maya').waitFor();

    await button(phone(page, ben), 'Hang up').click();
    await captions(page).getByText('Thank you for calling.').waitFor();
    await page.getByText('The call is over.').waitFor();
    await page.getByRole('option', { name: '/voice/dial-ended' }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('TwiML that came after the end is not what is shown, and is marked as not run', async () => {
    const { page } = opened;
    await button(phone(page, maya), 'Call').click();
    await page.getByText('Waiting for a key or speech').waitFor();
    await button(phone(page, maya), '2').click();
    await button(phone(page, ben), 'Answer').click();
    await captions(page).getByText('Connected to Maya').waitFor();
    await button(page, 'Maya').click();
    await phone(page, maya).locator('.phone-name').click();
    await button(phone(page, maya), 'Hang up').click();
    await page.getByText('The call is over.').waitFor();
    const late = page.getByRole('option', { name: '/voice/dial-ended' });
    await late.waitFor();
    expect(await late.getAttribute('aria-selected')).toBe('false');
    await late.click();
    await page.getByText('Not run: the call was over.').waitFor();
  });

  test('a whole call by keyboard alone', async () => {
    const { page, complaints } = opened;
    await button(phone(page, maya), 'Call').focus();
    await page.keyboard.press('Enter');
    await captions(page).getByText('Welcome').waitFor();
    await button(phone(page, maya), '1').focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.locator(':focus').getAttribute('aria-label')).toBe('2');
    await page.keyboard.press('2');
    await captions(page).getByText('pressed 2').waitFor();
    await button(phone(page, ben), 'Decline').focus();
    await page.keyboard.press('Space');
    await captions(page).getByText('Thank you for calling.').waitFor();

    await page.getByRole('listbox', { name: 'Events' }).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.getByRole('option', { selected: true, name: '/voice/incoming' }).waitFor();
    await page.getByRole('region', { name: 'The chosen event' }).getByText('CallSid').waitFor();
    expect(complaints).toEqual([]);
  });

  test('a voicemail is left by typing, and stands in the list with its words and its sound', async () => {
    const { page, complaints } = opened;
    await button(phone(page, maya), 'Call').click();
    await captions(page).getByText('Welcome').waitFor();
    await button(phone(page, maya), '4').click();
    await page.getByText('Recording; ends with #').waitFor();
    await page.getByLabel('What to say').fill('My heating is broken');
    await page.keyboard.press('Enter');
    await captions(page).getByText('My heating is broken').waitFor();
    await page.getByText(/Recording; ends with #/).waitFor();
    await button(phone(page, maya), 'hash').click();
    await captions(page).getByText('Thank you for calling.').waitFor();

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
    const { page, complaints } = opened;
    await page.addInitScript(`
      window.spoken = [];
      SpeechSynthesis.prototype.speak = ({ text }) => window.spoken.push(text);
    `);
    await page.reload();
    await button(page, 'Sound').click();
    await button(phone(page, maya), 'Call').click();
    await captions(page).getByText('Welcome').waitFor();
    expect(await page.evaluate<string[]>('window.spoken')).toEqual([
      'Welcome to Northside Clinic. Press 1 for sales or 2 for support.',
    ]);
    await button(page, 'Sound').click();
    await button(phone(page, maya), '2').click();
    await captions(page).getByText('Connecting you to support.').waitFor();
    expect(await page.evaluate<string[]>('window.spoken')).toHaveLength(1);
    expect(complaints).toEqual([]);
  });
});
