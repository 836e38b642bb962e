import { dispatch } from '../messaging/dispatch';
import { enqueue } from '../messaging/outbox';
import { fillTemplate } from '../messaging/templates/message-template';
import { openingHours } from '../messaging/templates/opening-hours';
import type { App } from '../platform/app';
import { isReachablePhoneNumber } from '../platform/phone-numbers';
import { type VoiceResponse, voiceResponse } from '../platform/twiml';
import { wordsOf } from '../platform/words';
import type { HoursAnswer, IncomingCall } from './call-webhooks';
import { describeOpeningHours } from './describe-opening-hours';
import { askForDepartment } from './menu';

/** Says the opening hours and offers them as a text to everybody who can get one. */
export async function tellOpeningHours({
  call,
  app,
}: {
  call: IncomingCall;
  app: App;
}): Promise<VoiceResponse> {
  const business = await app.business();
  const hours = describeOpeningHours(business.hours);
  if (!isReachablePhoneNumber(call.from) || call.from === business.phoneNumber) {
    return askForDepartment({ attempt: 1, opening: hours });
  }
  const twiml = voiceResponse();
  const gather = twiml.gather({
    input: ['dtmf', 'speech'],
    numDigits: 1,
    finishOnKey: '',
    timeout: 5,
    speechTimeout: 'auto',
    hints: 'text me, yes, no, menu',
    language: 'en-US',
    action: '/voice/hours',
    actionOnEmptyResult: true,
  });
  gather.say(
    `${hours} To get this as a text, press 1 or say text me. To go back to the menu, press star.`,
  );
  return twiml;
}

/** Texts the opening hours to a caller who wants that, and goes back to the menu. */
export async function textOpeningHours(answer: HoursAnswer, app: App): Promise<VoiceResponse> {
  if (!wantsText(answer) || !isReachablePhoneNumber(answer.from)) {
    return askForDepartment({ attempt: 1, opening: '' });
  }
  const business = await app.business();
  const now = app.clock.now();
  await enqueue({
    transaction: app.database,
    business,
    intents: [
      {
        recipient: answer.from,
        message: fillTemplate(openingHours, {
          business: business.name,
          hours: describeOpeningHours(business.hours),
        }),
        // In the menu's language, in which the hours are worded.
        language: 'en',
        idempotencyKey: `opening-hours:${answer.callSid}`,
        channels: { kind: 'only', channel: 'sms' },
      },
    ],
    now,
  });
  await dispatch(app);
  // Not "we have sent": what Twilio does not accept now waits in the outbox for another try.
  return askForDepartment({ attempt: 1, opening: 'We are sending you a text.' });
}

function wantsText({ digits, speech }: HoursAnswer): boolean {
  if (digits !== undefined) return digits === '1';
  const words = wordsOf(speech ?? '');
  if (words.includes('no') || words.includes('dont') || words.includes('not')) return false;
  return words.includes('yes') || words.includes('text') || words.includes('one');
}
