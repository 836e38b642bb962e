import { readMailSend } from '../../../local-twilio/sendgrid/mail-send/read-mail-send';
import { SendgridError } from '../../../local-twilio/sendgrid/sendgrid-error';

const now = Date.parse('2026-03-02T15:00:00Z');

const valid = {
  personalizations: [{ to: [{ email: 'maya@example.com' }] }],
  from: { email: 'desk@example.com' },
  subject: 'Hello',
  content: [{ type: 'text/plain', value: 'Hello, Maya' }],
};

function problemsOf(body: unknown): Array<[string | null, string]> {
  try {
    readMailSend(body, { now });
    return [];
  } catch (error) {
    if (!(error instanceof SendgridError)) throw error;
    expect(error.status).toBe(400);
    return error.problems.map(({ field, message }) => [field, message]);
  }
}

test('a valid mail has no problem', () => {
  expect(problemsOf(valid)).toEqual([]);
});

test('everything that is missing is told at once', () => {
  expect(problemsOf({}).map(([field]) => field)).toEqual([
    'personalizations',
    'from.email',
    'subject',
    'content',
  ]);
});

const person = (number: number) => ({ email: `person${number}@example.com` });

/** Source: SendGrid "Mail Send: Errors", and answers of SendGrid's quoted in issues of its libraries. */
test.each<[string, object, string | null, RegExp]>([
  ['no personalization', { personalizations: [] }, 'personalizations', /at least one/],
  [
    '1,001 personalizations',
    { personalizations: Array.from({ length: 1001 }, (_, n) => ({ to: [person(n)] })) },
    'personalizations',
    /You have provided 1001 personalizations/,
  ],
  [
    '1,001 recipients',
    { personalizations: [{ to: Array.from({ length: 1001 }, (_, n) => person(n)) }] },
    'personalizations',
    /limit of 1000 total recipients/,
  ],
  ['no to', { personalizations: [{}] }, 'personalizations.0.to', /to array is required/],
  [
    'a recipient without address',
    { personalizations: [{ to: [{ name: 'Maya' }] }] },
    'personalizations.0.to.0.email',
    /^The to email parameter is required\.$/,
  ],
  [
    'an address that is none',
    { personalizations: [{ to: [{ email: 'maya' }] }] },
    'personalizations.0.to.0.email',
    /^Does not contain a valid address\.$/,
  ],
  [
    'an address of 321 characters',
    { personalizations: [{ to: [{ email: `${'m'.repeat(309)}@example.com` }] }] },
    'personalizations.0.to.0.email',
    /maximum total length of 320/,
  ],
  [
    'somebody twice',
    {
      personalizations: [
        { to: [{ email: 'maya@example.com' }], cc: [{ email: 'Maya@example.com' }] },
      ],
    },
    'personalizations.0',
    /duplicate instance of \[Maya@example\.com\] in the personalizations\.0\.cc field/,
  ],
  ['an empty subject', { subject: '' }, 'subject', /at least one character/],
  ['no content', { content: [] }, 'content', /^Unless a valid template_id is provided/],
  [
    'empty content',
    { content: [{ type: 'text/plain', value: '' }] },
    'content.0.value',
    /^The content value must be a string at least one character in length\.$/,
  ],
  ['content of no type', { content: [{ value: 'Hi' }] }, 'content.0.type', /type is required/],
  [
    'HTML before text',
    {
      content: [
        { type: 'text/html', value: '<p>' },
        { type: 'text/plain', value: 'Hi' },
      ],
    },
    'content',
    /text\/plain needs to be first/,
  ],
  [
    'an attachment that is not base64',
    { attachments: [{ content: 'no base64!', filename: 'a.txt' }] },
    'attachments.0.content',
    /must be base64 encoded/,
  ],
  [
    'an attachment without a name',
    { attachments: [{ content: 'QUJD' }] },
    'attachments.0.filename',
    /filename is required/,
  ],
  [
    'a disposition that is none',
    { attachments: [{ content: 'QUJD', filename: 'a.txt', disposition: 'aside' }] },
    'attachments.0.disposition',
    /You provided aside/,
  ],
  ['a reserved header', { headers: { Subject: 'Hi' } }, 'headers', /reserved keys/],
  ['a header with a space', { headers: { 'X Y': 'Hi' } }, 'headers', /empty spaces/],
  [
    '11 categories',
    { categories: Array.from({ length: 11 }, (_, n) => `c${n}`) },
    'categories',
    /You provided 11 categories/,
  ],
  ['a long category', { categories: ['c'.repeat(256)] }, 'categories', /255 characters/],
  [
    'more than 72 hours ahead',
    { send_at: now / 1000 + 72 * 3600 + 1 },
    'send_at',
    /more than 72 hours in advance/,
  ],
  [
    'large custom arguments',
    { custom_args: { note: 'n'.repeat(50_000) } },
    'personalizations.0.custom_args',
    /50,000 bytes/,
  ],
  [
    'both kinds of reply address',
    { reply_to: { email: 'a@example.com' }, reply_to_list: [{ email: 'b@example.com' }] },
    'reply_to_list',
    /Only one/,
  ],
  [
    'custom arguments that are no object',
    { custom_args: 'text' },
    'custom_args',
    /^Invalid type\. Expected: object, given: string\.$/,
  ],
  [
    'a sender that is a string',
    { from: 'desk@example.com' },
    'from',
    /Expected: object, given: st/,
  ],
  [
    'a sandbox that is no boolean',
    { mail_settings: { sandbox_mode: { enable: 'true' } } },
    'mail_settings.sandbox_mode.enable',
    /^The sandbox mode enable param should be a boolean value\.$/,
  ],
])('%s is refused', (_, change, field, message) => {
  expect(problemsOf({ ...valid, ...change })).toEqual([[field, expect.stringMatching(message)]]);
});

test('what is exactly at a limit is taken', () => {
  const personalizations = Array.from({ length: 1000 }, (_, n) => ({ to: [person(n)] }));
  expect(problemsOf({ ...valid, personalizations })).toEqual([]);
  expect(problemsOf({ ...valid, send_at: now / 1000 + 72 * 3600 })).toEqual([]);
});

test('help leads to the place of the field in SendGrid’s page of errors', () => {
  try {
    readMailSend({ ...valid, personalizations: [{ to: [{ email: 'x' }] }] }, { now });
  } catch (error) {
    expect(error).toMatchObject({
      problems: [
        {
          help: 'http://sendgrid.com/docs/API_Reference/Web_API_v3/Mail/errors.html#message.personalizations.to',
        },
      ],
    });
  }
  expect.assertions(1);
});
