import { execFileSync } from 'node:child_process';
import { curlOfApi, curlOfWebhook } from '../../../local-twilio/console/page/timeline/curl';

const webhook = {
  webhook: 'voice.request',
  method: 'POST',
  url: 'https://clinic.example/voice?attempt=1',
  parameters: { From: '+12025550147', SpeechResult: "it's $HOME & more" },
  requestHeaders: { 'x-twilio-signature': 'abc=', 'content-type': 'application/x-www-form' },
  status: 200,
  responseHeaders: {},
  responseBody: '',
  durationMs: 3,
  errorCode: null,
  attempt: 1,
  role: 'primary',
} as const;

/** The words that a shell makes of a command, without running it. */
function wordsOf(command: string): string[] {
  const script = command.replace(/^curl/, 'printf "%s\\0"');
  return execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
}

test('a webhook becomes a command that a shell reads unchanged', () => {
  expect(wordsOf(curlOfWebhook(webhook, 'http://127.0.0.1:4010'))).toEqual([
    '-X',
    'POST',
    'https://clinic.example/voice?attempt=1',
    '-H',
    'x-twilio-signature: abc=',
    '--data-urlencode',
    'From=+12025550147',
    '--data-urlencode',
    "SpeechResult=it's $HOME & more",
  ]);
});

test('a deployment of the local Twilio is reached on its own port by the Host header', () => {
  const url = 'https://ringback-4711-dev.twil.io/voice/incoming';
  expect(wordsOf(curlOfWebhook({ ...webhook, url }, 'http://127.0.0.1:4010'))).toEqual(
    expect.arrayContaining([
      'http://127.0.0.1:4010/voice/incoming',
      'Host: ringback-4711-dev.twil.io',
    ]),
  );
});

test('an API request takes its credentials from the environment', () => {
  const command = curlOfApi(
    {
      operation: 'FetchAccount',
      method: 'GET',
      url: 'https://api.twilio.com/2010-04-01/Accounts/AC1.json',
      parameters: {},
      status: 200,
      responseBody: '',
      durationMs: 1,
      errorCode: null,
    },
    'http://127.0.0.1:4010',
  );
  expect(command).toContain('-u "$TWILIO_ACCOUNT_SID:$TWILIO_AUTH_TOKEN"');
  expect(command).toContain('http://127.0.0.1:4010/2010-04-01/Accounts/AC1.json');
});

test('a request to SendGrid takes its key from the environment, and its JSON as it was', () => {
  const words = wordsOf(
    curlOfApi(
      {
        operation: 'SendMail',
        method: 'POST',
        url: 'https://api.sendgrid.com/v3/mail/send',
        parameters: {},
        requestBody: '{"subject":"it\'s $HOME"}',
        status: 202,
        responseBody: '',
        durationMs: 1,
        errorCode: null,
      },
      'http://127.0.0.1:4010',
    ),
  );
  expect(words).toEqual([
    '-X',
    'POST',
    'http://127.0.0.1:4010/v3/mail/send',
    '-H',
    'Host: api.sendgrid.com',
    '-H',
    'Authorization: Bearer ',
    '-H',
    'content-type: application/json',
    '--data-binary',
    '{"subject":"it\'s $HOME"}',
  ]);
});
