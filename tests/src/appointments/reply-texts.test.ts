import { SegmentedMessage } from 'sms-segments-calculator';
import { replyTexts } from '../../../src/appointments/reply-texts';

const one = { service: 'dental cleaning', when: 'Tue, Nov 24 at 2:30 PM (Eastern Time)' };
const two = { service: 'eye test', when: 'Wed, Nov 25 at 9 AM' };
const wishes = ['confirm', 'reschedule', 'not-coming', 'cancel'] as const;
const states = ['confirmed', 'change-requested', 'cancelled', 'over'] as const;

describe.each(['en', 'es'] as const)('in %s', (language) => {
  const texts = replyTexts[language];
  const all = [
    ...wishes.map((wish) => texts.fulfilled(wish, [one])),
    ...wishes.map((wish) => texts.fulfilled(wish, [one, two])),
    ...wishes.map((wish) => texts.askWhich(wish, [one, two])),
    ...states.map((state) => texts.tell(state, one)),
    texts.askAgain(one),
    texts.askWhat([one, two]),
    texts.list([
      { ...one, state: 'change-requested' },
      { ...two, state: 'booked' },
      { ...two, state: 'confirmed' },
      { ...two, state: 'cancelled' },
    ]),
    texts.list([{ ...one, state: 'cancelled' }]),
  ];
  const withoutAppointment = [texts.handedOver, texts.wrongNumber];

  test.each([...all, ...withoutAppointment])('%s', (text) => {
    const message = new SegmentedMessage(text);
    expect(message.getEncodingName()).toBe('GSM-7');
    expect(message.segmentsCount).toBeLessThanOrEqual(2);
    if (!withoutAppointment.includes(text)) expect(text).toContain(one.when);
    // No prompt offers a word that carriers take for themselves (Twilio: opt-out keywords).
    expect(text).not.toMatch(/\b(STOP|CANCEL|END|QUIT|YES|START|HELP|INFO)\b/);
  });
});

test('of several, each is named with its number', () => {
  expect(replyTexts.en.askWhich('confirm', [one, two])).toBe(
    'Which appointment would you like to confirm? Reply with its number, or ALL: ' +
      '1) dental cleaning, Tue, Nov 24 at 2:30 PM (Eastern Time); 2) eye test, Wed, Nov 25 at 9 AM',
  );
  expect(replyTexts.en.fulfilled('confirm', [one, two])).toMatch(
    /^Thank you: your dental cleaning on .* and your eye test on .* are confirmed\.$/,
  );
});

test('those ahead are told with their state, and what can be done', () => {
  expect(
    replyTexts.en.list([
      { ...one, state: 'confirmed' },
      { ...two, state: 'cancelled' },
    ]),
  ).toBe(
    'dental cleaning, Tue, Nov 24 at 2:30 PM (Eastern Time): confirmed; ' +
      'eye test, Wed, Nov 25 at 9 AM: cancelled. Reply C to confirm, R for another time, or HUMAN for a person.',
  );
  expect(replyTexts.en.list([{ ...two, state: 'cancelled' }])).toBe(
    'eye test, Wed, Nov 25 at 9 AM: cancelled. For another appointment, reply HUMAN.',
  );
});
