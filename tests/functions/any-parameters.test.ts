import fc from 'fast-check';
import { handler as fallback } from '../../functions/system/fallback.protected';
import { handler as dialEnded } from '../../functions/voice/dial-ended.protected';
import { handler as hours } from '../../functions/voice/hours.protected';
import { handler as incoming } from '../../functions/voice/incoming.protected';
import { handler as menu } from '../../functions/voice/menu.protected';
import { handler as recording } from '../../functions/voice/recording.protected';
import { handler as voicemail } from '../../functions/voice/voicemail.protected';
import { handler as whisper } from '../../functions/voice/whisper.protected';
import { callFunction, callParameters } from '../src/call-function';
import { readTwiml } from '../src/read-twiml';

const voiceFunctions = {
  dialEnded,
  fallback,
  hours,
  incoming,
  menu,
  recording,
  voicemail,
  whisper,
};

const anyValue = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('', '1', '*', '#', 'completed', 'sales', '+12025550101', 'rang', 'recorded'),
);
const anyParameters = fc.dictionary(
  fc.constantFrom(
    ...['CallSid', 'From', 'To', 'Digits', 'SpeechResult', 'attempt', 'waited', 'department'],
    ...['reason', 'step', 'DialCallStatus', 'DialBridged', 'RecordingSid', 'RecordingDuration'],
  ),
  anyValue,
);

beforeEach(() => {
  for (const level of ['info', 'warn', 'error'] as const) {
    jest.spyOn(console, level).mockImplementation(() => {});
  }
});
afterEach(() => jest.restoreAllMocks());

// The store is down as well: nothing that can happen may leave a caller in silence.
test.each(Object.entries(voiceFunctions))(
  '%s answers TwiML, exactly once, whatever comes in',
  async (_name, handler) => {
    await fc.assert(
      fc.asyncProperty(anyParameters, async (parameters) => {
        const answer = await callFunction({
          handler,
          parameters: { ...callParameters, ...parameters },
        });
        expect(answer).toMatchObject({ status: 200, type: 'text/xml' });
        readTwiml(answer.body);
      }),
      { numRuns: 60 },
    );
  },
);
