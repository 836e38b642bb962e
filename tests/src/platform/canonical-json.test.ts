import { canonicalJson } from '../../../src/platform/canonical-json';

test.each([
  [
    'members in any order',
    { b: 1, a: { d: [true, null], c: 'x' } },
    '{"a":{"c":"x","d":[true,null]},"b":1}',
  ],
  // RFC 8785, section 3.2.3: sorted by UTF-16 code units, so that the emoji comes before U+FB33.
  [
    'names beyond ASCII',
    { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 },
    '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
  ],
  // RFC 8785, section 3.2.2.3: numbers as ECMAScript writes them.
  [
    'numbers',
    JSON.parse('[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001]'),
    '[333333333.3333333,1e+30,4.5,0.002,1e-27]',
  ],
  ['what JSON escapes', { a: '"\\\n\u001f' }, '{"a":"\\"\\\\\\n\\u001f"}'],
  ['nothing', {}, '{}'],
])('%s', (_name, value, written) => {
  expect(canonicalJson(value)).toBe(written);
});

test.each([
  ['a NUL in a text', { a: ['\0'] }],
  ['a NUL in a name', { 'a\0': 1 }],
  ['a value that never ends', nested(100_000)],
])('%s is refused, not kept', (_name, value) => {
  expect(() => canonicalJson(value)).toThrow(expect.objectContaining({ code: 'request_invalid' }));
});

function nested(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
}
