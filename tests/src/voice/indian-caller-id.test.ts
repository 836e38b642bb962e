import { handler as fallback } from '../../../functions/system/fallback.protected';
import { handler as incoming } from '../../../functions/voice/incoming.protected';
import { handler as menu } from '../../../functions/voice/menu.protected';
import { callFunction, callParameters, contextWith } from '../call-function';
import { businessNumber } from '../front-office';
import { readTwiml } from '../read-twiml';
import { useFrontOffice } from '../use-front-office';

const office = useFrontOffice();

/** Of no subscriber. */
const delhi = '+910000000000';

beforeEach(() => {
  jest.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => jest.restoreAllMocks());

// TRAI: calls from abroad that show an Indian number are spoofed ones, and dropped. A <Dial> without
// callerId would show the caller's (Twilio: "TwiML Voice: Dial", callerId).
test.each([
  ['the menu, to a department', menu, { Digits: '2' }, {}],
  [
    'the apology of a call',
    incoming,
    {},
    { DATABASE_URL: 'postgres://nobody:no@127.0.0.1:1/none' },
  ],
  ['the fallback', fallback, {}, {}],
  ['the fallback, with a broken environment', fallback, {}, { BUSINESS_PHONE_NUMBER: 'none' }],
] as const)(
  'a caller from India is connected by %s with our number shown',
  async (_name, handler, parameters, change) => {
    const answer = await callFunction({
      handler,
      context: contextWith({ DATABASE_URL: office.app.environment.DATABASE_URL, ...change }),
      parameters: { ...callParameters, From: delhi, ...parameters },
    });
    const dials = JSON.stringify(readTwiml(answer.body));
    expect(answer.body).toMatch(/<Dial/);
    expect(answer.body).toContain(`callerId="${businessNumber}"`);
    expect(dials).not.toContain(delhi);
  },
);
