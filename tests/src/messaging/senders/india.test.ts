import fc from 'fast-check';
import { matchesRegisteredText, missingForIndia } from '../../../../src/messaging/senders/india';
import { phoneSender } from '../../../../src/messaging/senders/sender-store';

const header = {
  ...phoneSender('+12025550100'),
  kind: 'alphanumeric' as const,
  address: 'NORTHS',
  countries: ['IN'],
  dltEntityId: '1101000000000000001',
};
const registration = { registeredText: 'Dear {#var#}, your visit is on {#var#}. Northside' };
const body = 'Dear Maya, your visit is on 24 Nov at 10:00. Northside';

test('header, entity, template and text together are let through', () => {
  expect(missingForIndia({ sender: header, registration, body })).toBeUndefined();
});

test.each([
  ['a number as sender', { sender: { ...header, kind: 'long-code' as const } }, /header/],
  ['a header of another country', { sender: { ...header, countries: ['GB'] } }, /header/],
  ['a header of five letters', { sender: { ...header, address: 'NORTH' } }, /six letters/],
  ['no entity', { sender: { ...header, dltEntityId: undefined } }, /entity/],
  ['an entity that is no number', { sender: { ...header, dltEntityId: 'pending' } }, /entity/],
  ['no template', { registration: undefined }, /template/],
  ['a template without its text', { registration: { registeredText: undefined } }, /template/],
  ['a text in other case', { body: body.replace('Dear', 'dear') }, /text/],
  ['a text with more at its end', { body: `${body} clinic` }, /text/],
  ['a curly apostrophe', { registration: { registeredText: "it's" }, body: 'it’s' }, /text/],
])('%s is missing before any cost', (_name, change, missing) => {
  expect(missingForIndia({ sender: header, registration, body, ...change })).toMatch(missing);
});

// AWS, "Understanding template matching issues", tells the operators' rule: 30 characters a variable.
test.each([
  ['30 characters', 'Hi {#var#}.', `Hi ${'x'.repeat(30)}.`, true],
  ['31 characters', 'Hi {#var#}.', `Hi ${'x'.repeat(31)}.`, false],
  ['none', 'Hi {#var#}.', 'Hi .', false],
  ['two variables in a row', 'Hi {#var#}{#var#}.', `Hi ${'x'.repeat(60)}.`, true],
  ['a value that looks like the text', '{#var#} and {#var#}', 'you and and and me', true],
  ['a value with a line break', 'Hi {#var#}.', 'Hi you\nthere.', true],
  ['characters that regular expressions know', 'Cost: (5$) {#var#}?', 'Cost: (5$) yes?', true],
  // TRAI, direction of 2025-11-18: variables name what they stand for.
  ['a tagged variable', 'See {#url#} or call {#cbn#}', 'See example.com or call 1800', true],
  ['no variable', 'Hello', 'Hello', true],
])('a variable of %s', (_name, registeredText, text, matches) => {
  expect(matchesRegisteredText({ registeredText, body: text })).toBe(matches);
});

test('a template with values of 1 to 30 characters always matches', () => {
  const value = fc.string({ minLength: 1, maxLength: 30 });
  const literal = fc.string({ maxLength: 10 }).filter((text) => !text.includes('{#'));
  fc.assert(
    fc.property(fc.array(fc.tuple(literal, value), { maxLength: 8 }), literal, (parts, end) => {
      const registeredText = parts.map(([text]) => `${text}{#var#}`).join('') + end;
      const filled = parts.map(([text, filler]) => text + filler).join('') + end;
      expect(matchesRegisteredText({ registeredText, body: filled })).toBe(true);
    }),
  );
});

// A search that tried each choice of values on its own would not end in the life of a test.
test('many variables in a long text that does not match are compared in no time', () => {
  const registeredText = '{#var#} '.repeat(60);
  expect(matchesRegisteredText({ registeredText, body: `${'a '.repeat(800)}x` })).toBe(false);
});
