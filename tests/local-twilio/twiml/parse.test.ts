import fc from 'fast-check';
import twilio from 'twilio';
import { childrenOf, parseTwiml, textOf } from '../../../local-twilio/twiml/parse';

test('elements have attributes, content in order, and their place', () => {
  const parsed = parseTwiml(
    '<?xml version="1.0" encoding="UTF-8"?>\n<Response>\n  <Say voice="a&amp;b">Hi <break/> there</Say><!-- no -->\n  <Pause\n    length="2"/></Response>',
  );
  if (parsed.kind !== 'document') throw new Error(parsed.reason);
  const [say, pause] = childrenOf(parsed.root);
  expect(say).toMatchObject({
    name: 'Say',
    attributes: { voice: 'a&b' },
    content: ['Hi ', { name: 'break', line: 3, column: 27 }, ' there'],
    line: 3,
    column: 3,
  });
  expect(say && textOf(say)).toBe('Hi  there');
  expect(pause).toMatchObject({ name: 'Pause', attributes: { length: '2' }, line: 4, column: 3 });
});

test.each([
  ['nothing', '', 12100, 1],
  ['words', 'Hello', 12100, 1],
  ['an open element', '<Response><Say>', 12100, 1],
  ['a wrong end', '<Response>\n<Say></Response>', 12100, 2],
  ['an unknown entity', '<Response>&nbsp;</Response>', 12100, 1],
  ['two roots', '<Response/><Response/>', 12100, 1],
  ['XML 1.1', '<?xml version="1.1"?><Response/>', 12101, 1],
  ['another root', '\n<response/>', 12102, 2],
  ['more than 64 kB', `<Response>${'ä'.repeat(32_768)}</Response>`, 11750, 1],
])('%s is no TwiML', (_, xml, errorCode, line) => {
  expect(parseTwiml(xml)).toMatchObject({ kind: 'invalid', errorCode, line });
});

test('whatever the SDK writes is read as it was meant', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 40 }).filter(isXmlText);
  fc.assert(
    fc.property(text, text, (body, action) => {
      const document = new twilio.twiml.MessagingResponse();
      document.message({ action }, body);
      const parsed = parseTwiml(document.toString());
      if (parsed.kind !== 'document') throw new Error(parsed.reason);
      const [message] = childrenOf(parsed.root);
      expect(message && textOf(message)).toBe(body.trim());
      expect(message?.attributes.action).toBe(action);
    }),
  );
});

/** Characters that XML 1.0 can hold, and that parsers do not change (line ends, tabs in attributes). */
function isXmlText(text: string): boolean {
  return /^[\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u.test(text);
}
