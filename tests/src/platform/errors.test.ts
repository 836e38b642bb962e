import { createConnection } from 'node:net';
import { AppError, describeError } from '../../../src/platform/errors';

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

test("Node's own error of a refused connection", async () => {
  const error = await new Promise<Error>((resolve) => {
    createConnection({ host: '127.0.0.1', port: 1 }).on('error', resolve);
  });
  expect(describeError(error)).toEqual({
    code: 'ECONNREFUSED',
    message: 'connect ECONNREFUSED 127.0.0.1:1',
  });
});
