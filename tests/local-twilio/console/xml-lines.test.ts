import { layOutXml } from '../../../local-twilio/console/page/timeline/xml-lines';

/** The document as a person sees it. */
const shown = (xml: string): string[] =>
  layOutXml(xml).map(
    ({ depth, parts }) => '  '.repeat(depth) + parts.map(({ text }) => text).join(''),
  );

test('each element gets a line, text stays with its element', () => {
  const xml =
    '<?xml version="1.0"?><Response><Gather action="/menu" numDigits="1"><Say>Press 1</Say></Gather><Hangup/></Response>';
  expect(shown(xml)).toEqual([
    '<?xml version="1.0"?>',
    '<Response>',
    '  <Gather action="/menu" numDigits="1">',
    '    <Say>Press 1</Say>',
    '  </Gather>',
    '  <Hangup/>',
    '</Response>',
  ]);
});

test('a line knows where its element stood in the original, from 1', () => {
  const xml = '<Response>\n  <Say>Hello</Say>\n\n  <Pause length="2"/><Hangup/>\n</Response>';
  const places = layOutXml(xml)
    .filter(({ at }) => at !== null)
    .map(({ parts, at }) => [parts[1]?.text, at?.line, at?.column]);
  expect(places).toEqual([
    ['Response', 1, 1],
    ['Say', 2, 3],
    ['Pause', 4, 3],
    ['Hangup', 4, 22],
  ]);
});

test('comments and documents that are not well-formed are shown as they are', () => {
  expect(shown('<Response><!-- greet --><Say>Fish & chips</Say>')).toEqual([
    '<Response>',
    '  <!-- greet -->',
    '  <Say>Fish & chips</Say>',
  ]);
  expect(shown('Internal Server Error')).toEqual(['Internal Server Error']);
  expect(shown('</Say><Say')).toEqual(['</Say>', '<', 'Say']);
});
