import { statusReport } from '../../../../src/messaging/status-report';
import { AppError } from '../../../../src/platform/errors';
import { statusCallback } from '../../../../src/platform/gates/status-callback';
import { callFunction } from '../../call-function';
import { accountSid, maya, sidOf } from '../../front-office';

// Twilio: "Track the Message Status of Outbound Messages", parameters of a status callback.
const parameters = {
  AccountSid: accountSid,
  MessageSid: sidOf('SM', 1),
  SmsSid: sidOf('SM', 1),
  MessageStatus: 'undelivered',
  SmsStatus: 'undelivered',
  ErrorCode: '30003',
  From: '+12025550100',
  To: maya,
  ApiVersion: '2010-04-01',
};

let logged: jest.SpyInstance;
beforeEach(() => {
  logged = jest.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => logged.mockRestore());

test('a report is parsed and acknowledged without a body', async () => {
  const reports: unknown[] = [];
  const handler = statusCallback({
    input: statusReport,
    record: async (report) => {
      reports.push(report);
    },
  });
  expect(await callFunction({ handler, parameters })).toMatchObject({ status: 204, body: '' });
  expect(reports).toEqual([
    {
      messageSid: sidOf('SM', 1),
      recipient: maya,
      outboxId: undefined,
      state: 'undelivered',
      errorCode: 30003,
    },
  ]);
  expect(logged).not.toHaveBeenCalled();
});

test.each([
  ['a failing feature', new Error('store down'), {}, 500],
  ['a refusal of the feature', new AppError('business_not_found', 500, 'Add it.'), {}, 500],
  ['a malformed report', undefined, { MessageStatus: 'teleported' }, 400],
  ['another account', undefined, { AccountSid: `AC${'1'.repeat(32)}` }, 403],
])('%s', async (_name, error, change, status) => {
  const handler = statusCallback({
    input: statusReport,
    record: async () => {
      if (error) throw error;
    },
  });
  const answer = await callFunction({ handler, parameters: { ...parameters, ...change } });
  expect(answer.status).toBe(status);
  expect(logged).toHaveBeenCalledTimes(1);
  expect(JSON.parse(String(logged.mock.calls[0]?.[0]))).toMatchObject({
    event: 'status_callback_failed',
    messageSid: sidOf('SM', 1),
  });
});
