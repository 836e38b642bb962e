import { createConnection } from 'node:net';
import { AppError, describeError, placeOf } from '../../../src/platform/errors';

test.each([
  [
    new AppError('order_not_found', 404, 'Check it.'),
    { code: 'order_not_found', message: 'Check it.' },
  ],
  [new TypeError('x is not a function'), { code: 'TypeError', message: 'x is not a function' }],
  [Object.assign(new Error('refused'), { code: 20003 }), { code: '20003', message: 'refused' }],
  [
    new AggregateError([new Error('connect ECONNREFUSED ::1:1'), new Error('other')]),
    { code: 'AggregateError', message: 'connect ECONNREFUSED ::1:1' },
  ],
  ['just text', { code: 'unknown_error', message: 'just text' }],
  [undefined, { code: 'unknown_error', message: 'undefined' }],
])('%s', (error, expected) => {
  expect(describeError(error)).toEqual(expected);
});

test.each([
  [new TypeError('not like this'), /errors\.test\.ts:\d+:\d+$/],
  [{ stack: 'Error: x\n    at async /app/src/menu.ts:3:7' }, /^\/app\/src\/menu\.ts:3:7$/],
  [
    {
      stack:
        'Error: x\n    at parse (node_modules/zod/core.js:1:2)\n    at greet (src/greet.ts:5:1)',
    },
    /^src\/greet\.ts:5:1$/,
  ],
  [{ stack: 'Error: x\n    at node:net:1:2' }, /^node:net:1:2$/],
])('where %p was made', (error, place) => {
  expect(placeOf(error)).toMatch(place);
});

test.each([['a word'], [null], [{ stack: 'nothing of use' }]])('%p has no place', (error) => {
  expect(placeOf(error)).toBeUndefined();
});

test("Node's own error of a refused connection", async () => {
  const error = await new Promise<Error>((resolve) => {
    createConnection({ host: '127.0.0.1', port: 1 }).on('error', resolve);
  });
  expect(describeError(error)).toEqual({
    code: 'ECONNREFUSED',
    message: 'connect ECONNREFUSED 127.0.0.1:1',
  });
});
