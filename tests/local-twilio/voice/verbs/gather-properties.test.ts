import fc from 'fast-check';
import { appUrl, businessNumber, mayasNumber, openLine } from '../phone-line';

/** A key and how long the person waits before it (ms). */
interface Press {
  key: string;
  after: number;
}
interface Rules {
  numDigits: number | null;
  finishOnKey: string;
  /** Seconds. */
  timeout: number;
  actionOnEmptyResult: boolean;
  /** How long the prompt plays, ms. */
  promptMs: number;
}
/** What the action gets and when (ms after the start); `null`: it is not asked. */
type Expected = { digits: string; at: number } | null;

/**
 * The table "Gather" of Twilio's documentation, written a second time and differently: it looks at all
 * keys with their times at once, instead of keeping a state.
 */
function modelOf(rules: Rules, presses: readonly Press[]): Expected {
  const { numDigits, finishOnKey, timeout, actionOnEmptyResult, promptMs } = rules;
  const empty = (at: number): Expected => (actionOnEmptyResult ? { digits: '', at } : null);
  let at = 0;
  let deadline = promptMs + timeout * 1000;
  let digits = '';
  for (const { key, after } of presses) {
    at += after;
    if (at >= deadline) break;
    if (key === finishOnKey) return digits === '' ? empty(at) : { digits, at };
    digits += key;
    if (digits.length === numDigits) return { digits, at };
    deadline = at + timeout * 1000;
  }
  return digits === '' ? empty(deadline) : { digits, at: deadline };
}

const keys = fc.constantFrom(...'0123456789*#');
// Keys fall at odd milliseconds, so that none meets a time-out exactly.
const press = fc.record({
  key: keys,
  after: fc.integer({ min: 0, max: 3500 }).map((n) => 2 * n + 1),
});
const rules = fc.record({
  numDigits: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
  finishOnKey: fc.oneof(keys, fc.constantFrom('', '#')),
  timeout: fc.integer({ min: 1, max: 6 }),
  actionOnEmptyResult: fc.boolean(),
  promptMs: fc.integer({ min: 1, max: 6 }).map((half) => half * 1000),
});

test('Gather ends as the table says, for any keys at any times', async () => {
  let twiml = '';
  const line = await openLine({ '/voice': () => twiml, '/result': '<Hangup/>' });
  const { clock, voice } = line.twilio.exchange;
  await fc.assert(
    fc.asyncProperty(rules, fc.array(press, { maxLength: 8 }), async (given, presses) => {
      const { numDigits, finishOnKey, timeout, actionOnEmptyResult, promptMs } = given;
      const digits = numDigits === null ? '' : `numDigits="${numDigits}"`;
      twiml =
        `<Gather action="${appUrl}/result" ${digits} finishOnKey="${finishOnKey}" timeout="${timeout}"` +
        ` actionOnEmptyResult="${actionOnEmptyResult}"><Say>${'x'.repeat((promptMs / 1000) * 15)}</Say></Gather>`;
      const before = line.requests('/result').length;
      const startedAt = clock.now();
      const leg = voice.dial({ from: mayasNumber, to: businessNumber });
      await clock.settled();
      for (const { key, after } of presses) {
        await clock.advance(after);
        if (leg.status === 'in-progress') leg.press(key);
        await clock.settled();
      }
      await clock.advance(30_000);
      expect(leg.isOver).toBe(true);
      const results = line.requests('/result').slice(before);
      const expected = modelOf(given, presses);
      expect(
        results.map(({ parameters, at }) => ({ digits: parameters.Digits, at: at - startedAt })),
      ).toEqual(expected === null ? [] : [expected]);
    }),
    { numRuns: 200 },
  );
});
