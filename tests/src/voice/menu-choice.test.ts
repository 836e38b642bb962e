import { meaningOfMenuAnswer } from '../../../src/voice/menu-choice';

test.each([
  ['1', { kind: 'department', department: 'sales' }],
  ['2', { kind: 'department', department: 'support' }],
  ['3', { kind: 'hours' }],
  ['4', { kind: 'message' }],
  ['0', { kind: 'department', department: 'operator' }],
  ['*', { kind: 'repeat' }],
  ['7', { kind: 'unclear' }],
  ['#', { kind: 'unclear' }],
])('key %s', (digits, meaning) => {
  expect(meaningOfMenuAnswer({ digits, speech: undefined })).toEqual(meaning);
});

test.each([
  ['sales', { kind: 'department', department: 'sales' }],
  ['Sales.', { kind: 'department', department: 'sales' }],
  ['SUPPORT, please!', { kind: 'department', department: 'support' }],
  ['I want to talk to support', { kind: 'department', department: 'support' }],
  ['two', { kind: 'department', department: 'support' }],
  ['What are your hours?', { kind: 'hours' }],
  ['leave a message', { kind: 'message' }],
  ['operator', { kind: 'department', department: 'operator' }],
  ['repeat', { kind: 'repeat' }],
  ['sales or support', { kind: 'unclear' }],
  ['not sales', { kind: 'unclear' }],
  ["I don't want sales", { kind: 'unclear' }],
  ['supporters', { kind: 'unclear' }],
  ['wholesales', { kind: 'unclear' }],
  ['mumble', { kind: 'unclear' }],
])('speech "%s"', (speech, meaning) => {
  expect(meaningOfMenuAnswer({ digits: undefined, speech })).toEqual(meaning);
});

test('silence is no unclear answer', () => {
  expect(meaningOfMenuAnswer({ digits: undefined, speech: undefined })).toEqual({
    kind: 'silence',
  });
});
