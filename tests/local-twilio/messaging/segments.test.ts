import fc from 'fast-check';
import { SegmentedMessage } from 'sms-segments-calculator';
import { segmentationOf } from '../../../local-twilio/messaging/segments';

// Source: Twilio "SMS Character Limits"; GSM 03.38.
test.each([
  ['', 'GSM-7', 0, 1],
  ['x'.repeat(160), 'GSM-7', 160, 1],
  ['x'.repeat(161), 'GSM-7', 161, 2],
  ['x'.repeat(306), 'GSM-7', 306, 2],
  ['x'.repeat(307), 'GSM-7', 307, 3],
  ['€'.repeat(80), 'GSM-7', 160, 1],
  ['€'.repeat(81), 'GSM-7', 162, 2],
  // 153 septets a part: 76 pairs fit, the 77th would be cut.
  ['€'.repeat(153), 'GSM-7', 306, 3],
  ['`', 'UCS-2', 1, 1],
  ['’'.repeat(70), 'UCS-2', 70, 1],
  ['’'.repeat(71), 'UCS-2', 71, 2],
  ['’'.repeat(134), 'UCS-2', 134, 2],
  ['’'.repeat(135), 'UCS-2', 135, 3],
  // 67 code units a part: 33 pairs fit, the 34th would be cut.
  ['👍'.repeat(35), 'UCS-2', 70, 1],
  ['👍'.repeat(67), 'UCS-2', 134, 3],
])('%j is %s with %i units in %i segments', (body, encoding, units, segments) => {
  expect(segmentationOf(body)).toEqual({ encoding, units, segments });
});

const character = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...'abc019 @£$¥èéùìòÇ\n\rΔΩΨ¡¿§') },
  { weight: 3, arbitrary: fc.constantFrom(...'\f^{}\\[~]|€') },
  { weight: 1, arbitrary: fc.constantFrom('`', '’', 'ç', '漢', '👍', '👩‍🚀') },
);

test('any text is counted as npm sms-segments-calculator counts it', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(character, { maxLength: 500 }).map((characters) => characters.join('')),
        fc.string({ unit: 'binary', maxLength: 300 }),
      ),
      (body) => {
        const expected = new SegmentedMessage(body);
        expect(segmentationOf(body)).toMatchObject({
          encoding: expected.encodingName,
          segments: expected.segmentsCount,
        });
      },
    ),
    { numRuns: 300 },
  );
});
