import type { Problem } from '../sendgrid-error';
import { addressRules, recipientRules } from './address-rules';
import { attachmentRules, contentRules } from './content-rules';
import type { MailSendBody, Personalization } from './mail-send-body';
import { problem } from './problems';

const personalizationsAtMost = 1000;
const recipientsAtMost = 1000;
const categoriesAtMost = 10;
const categoryCharactersAtMost = 255;
const customArgumentBytesAtMost = 50_000;
const furthestSeconds = 72 * 60 * 60;
const reservedHeaders: ReadonlySet<string> = new Set([
  'x-sg-id',
  'x-sg-eid',
  'received',
  'dkim-signature',
  'content-type',
  'content-transfer-encoding',
  'to',
  'from',
  'subject',
  'reply-to',
  'cc',
  'bcc',
]);

/**
 * All that is wrong with a mail whose types are right. Source of the rules and their words: SendGrid
 * "Mail Send: Errors".
 *
 * @param now epoch ms
 */
export function brokenRules(body: MailSendBody, { now }: { now: number }): Problem[] {
  const personalizations = body.personalizations ?? [];
  return [
    ...countRules(personalizations),
    ...personalizations.flatMap((one, index) => [
      ...recipientRules(one, `personalizations.${index}`),
      ...headerRules(one.headers, `personalizations.${index}.headers`),
      ...timeRules(one.send_at, { field: `personalizations.${index}.send_at`, now }),
      ...customArgumentRules({ ...body.custom_args, ...one.custom_args }, index),
    ]),
    ...senderRules(body),
    ...subjectRules(body, personalizations),
    ...contentRules(body.content),
    ...attachmentRules(body.attachments ?? []),
    ...headerRules(body.headers, 'headers'),
    ...categoryRules(body.categories),
    ...timeRules(body.send_at, { field: 'send_at', now }),
  ];
}

function countRules(personalizations: readonly Personalization[]): Problem[] {
  const count = personalizations.length;
  if (count === 0) {
    const text =
      'The personalizations field is required and must have at least one personalization.';
    return [problem('personalizations', text)];
  }
  if (count > personalizationsAtMost) {
    const text = `The personalization block is limited to 1000 personalizations per API request. You have provided ${count} personalizations. Please consider splitting this into multiple requests and resending your request.`;
    return [problem('personalizations', text)];
  }
  const recipients = personalizations.flatMap(({ to = [], cc = [], bcc = [] }) => [
    ...to,
    ...cc,
    ...bcc,
  ]);
  if (recipients.length <= recipientsAtMost) return [];
  const text = 'There is a limit of 1000 total recipients (to + cc + bcc) per request.';
  return [problem('personalizations', text)];
}

function senderRules({ from, reply_to, reply_to_list }: MailSendBody): Problem[] {
  if (reply_to && reply_to_list) {
    const text = 'Only one of reply_to and reply_to_list may be used.';
    return [problem('reply_to_list', text)];
  }
  const replies = (reply_to_list ?? []).flatMap((one, index) =>
    addressRules(one, { field: `reply_to_list.${index}`, what: 'reply_to' }),
  );
  if (reply_to) replies.push(...addressRules(reply_to, { field: 'reply_to', what: 'reply_to' }));
  if (from?.email) return [...addressRules(from, { field: 'from', what: 'from' }), ...replies];
  const text =
    'The from object must be provided for every email send. It is an object that requires the email parameter, but may also contain a name parameter.  e.g. {"email" : "example@example.com"}  or {"email" : "example@example.com", "name" : "Example Recipient"}.';
  return [problem('from.email', text), ...replies];
}

function subjectRules(
  { subject }: MailSendBody,
  personalizations: readonly Personalization[],
): Problem[] {
  const own = personalizations.map((one) => one.subject);
  if (subject || (own.length > 0 && own.every(Boolean))) return [];
  const text =
    subject === ''
      ? 'The subject of your email must be a string at least one character in length.'
      : 'The subject is required. You can get around this requirement if you use a template with a subject defined or if every personalization has a subject defined.';
  return [problem('subject', text)];
}

function headerRules(headers: Record<string, string> | undefined, field: string): Problem[] {
  return Object.keys(headers ?? {}).flatMap((name) => {
    if (reservedHeaders.has(name.toLowerCase()))
      return problem(field, `Header cannot be one of the reserved keys. You provided ${name}.`);
    if (!/^[\x21-\x7e]+$/.test(name))
      return problem(field, 'Header keys cannot contain non-ASCII characters or empty spaces.');
    return [];
  });
}

function timeRules(
  seconds: number | undefined,
  { field, now }: { field: string; now: number },
): Problem[] {
  if (seconds === undefined || seconds - now / 1000 <= furthestSeconds) return [];
  return [problem(field, 'Scheduling more than 72 hours in advance is forbidden.')];
}

function customArgumentRules(merged: Record<string, string>, index: number): Problem[] {
  if (Buffer.byteLength(JSON.stringify(merged)) <= customArgumentBytesAtMost) return [];
  const text =
    'The combined size of both global and personalization custom arguments may not exceed 50,000 bytes per personalization.';
  return [problem(`personalizations.${index}.custom_args`, text)];
}

function categoryRules(written: MailSendBody['categories']): Problem[] {
  const categories = typeof written === 'string' ? [written] : (written ?? []);
  if (categories.length > categoriesAtMost) {
    const text = `There is a limit of 10 categories for each email that is sent. You provided ${categories.length} categories.`;
    return [problem('categories', text)];
  }
  const tooLong = categories.find((one) => one.length > categoryCharactersAtMost);
  if (tooLong === undefined) return [];
  const text = `Each category must not be longer than 255 characters. ${tooLong} exceeds this limit`;
  return [problem('categories', text)];
}
