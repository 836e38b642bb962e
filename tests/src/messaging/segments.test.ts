import fc from 'fast-check';
import { SegmentedMessage } from 'sms-segments-calculator';
import { segmentationOf } from '../../../src/messaging/segments';

describe('segments of a text', () => {
  test.each([
    { text: '', encoding: 'GSM-7', segments: 1, foreign: [] },
    { text: 'a'.repeat(160), encoding: 'GSM-7', segments: 1, foreign: [] },
    { text: 'a'.repeat(161), encoding: 'GSM-7', segments: 2, foreign: [] },
    { text: 'a'.repeat(307), encoding: 'GSM-7', segments: 3, foreign: [] },
    // A character of the extension takes two places and is not cut: 153 are 76 and a gap.
    { text: '€'.repeat(80), encoding: 'GSM-7', segments: 1, foreign: [] },
    { text: '€'.repeat(153), encoding: 'GSM-7', segments: 3, foreign: [] },
    // Of Spanish letters, these are in GSM-7 …
    { text: 'éñÑüÜ¿¡àèìòùÇ', encoding: 'GSM-7', segments: 1, foreign: [] },
    // … and these are not.
    { text: 'áíóú', encoding: 'UCS-2', segments: 1, foreign: ['á', 'í', 'ó', 'ú'] },
    { text: 'á'.repeat(70), encoding: 'UCS-2', segments: 1, foreign: ['á'] },
    { text: 'á'.repeat(71), encoding: 'UCS-2', segments: 2, foreign: ['á'] },
    {
      text: `${'a'.repeat(66)}😀${'a'.repeat(66)}`,
      encoding: 'UCS-2',
      segments: 3,
      foreign: ['😀'],
    },
  ])('$text', ({ text, ...expected }) => {
    expect(segmentationOf(text)).toEqual(expected);
  });

  test('any text is counted as npm sms-segments-calculator counts it', () => {
    const letters = [...'aZ0 @£é€[{ñáú—’😀🇬🇧\n'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...letters), { maxLength: 400 }), (parts) => {
        const text = parts.join('');
        const theirs = new SegmentedMessage(text, 'auto', false);
        const ours = segmentationOf(text);
        expect({ segments: ours.segments, encoding: ours.encoding }).toEqual({
          segments: theirs.segmentsCount || 1,
          encoding: theirs.encodingName,
        });
      }),
      { numRuns: 200 },
    );
  });
});
