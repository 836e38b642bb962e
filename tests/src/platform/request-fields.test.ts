import { oneLine } from '../../../src/platform/request-fields';

test.each([
  ['the space around it', '  Maya Lopez ', 'Maya Lopez'],
  ['what turns the direction of the text', '\u202eMaya\u202c \u2066Lopez\u2069', 'Maya Lopez'],
])('a line loses %s', (_what, text, line) => {
  expect(oneLine.parse(text)).toBe(line);
});

test.each([
  ['nothing', ''],
  ['only what is not seen', '\u202e\u2069'],
  ['two lines', 'Maya\nLopez'],
  ['81 characters', 'x'.repeat(81)],
])('%s is no line', (_what, text) => {
  expect(oneLine.safeParse(text).success).toBe(false);
});
