import type { Problem } from '../sendgrid-error';
import type { MailSendBody } from './mail-send-body';
import { problem } from './problems';

type Content = NonNullable<MailSendBody['content']>;
type Attachments = NonNullable<MailSendBody['attachments']>;

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** What is wrong with the words of a mail. */
export function contentRules(content: Content | undefined): Problem[] {
  if (content === undefined || content.length === 0) {
    const text =
      'Unless a valid template_id is provided, the content parameter is required. There must be at least one defined content block. We typically suggest both text/plain and text/html blocks are included, but only one block is required.';
    return [problem('content', text)];
  }
  const broken = content.flatMap(({ type, value }, index) => [
    ...typeRules(type, `content.${index}.type`),
    ...valueRules(value, `content.${index}.value`),
  ]);
  return [...broken, ...orderRules(content)];
}

/** What is wrong with the files of a mail. */
export function attachmentRules(attachments: Attachments): Problem[] {
  return attachments.flatMap(({ content, filename, disposition, type, content_id }, index) => {
    const field = `attachments.${index}`;
    const broken: Problem[] = [];
    if (!content) {
      const text = 'The attachment content must be a string at least one character in length.';
      broken.push(problem(`${field}.content`, text));
    } else if (!base64.test(content.replace(/\s/g, ''))) {
      const text = 'The attachment content must be base64 encoded.';
      broken.push(problem(`${field}.content`, text));
    }
    if (!filename) broken.push(problem(`${field}.filename`, 'filename is required.'));
    if (breaksHeader(filename)) {
      const text = 'The filename of your attachment cannot contain CRLF characters.';
      broken.push(problem(`${field}.filename`, text));
    }
    if (breaksHeader(type)) {
      const text = "The type cannot contain ';', or CRLF characters.";
      broken.push(problem(`${field}.type`, text));
    }
    if (breaksHeader(content_id)) {
      const text = 'The content ID of your attachment cannot contain CRLF characters.';
      broken.push(problem(`${field}.content_id`, text));
    }
    if (disposition !== undefined && !['inline', 'attachment'].includes(disposition)) {
      const text = `The disposition of your attachment can be either "inline" or "attachment". You provided ${disposition}.`;
      broken.push(problem(`${field}.disposition`, text));
    }
    return broken;
  });
}

function typeRules(type: string | undefined, field: string): Problem[] {
  if (!type) {
    const text = 'A content type is required, this tells email clients how to display the email.';
    return [problem(field, text)];
  }
  return breaksHeader(type) ? [problem(field, "Cannot contain ';', or CRLF characters.")] : [];
}

function valueRules(value: string | undefined, field: string): Problem[] {
  if (value) return [];
  const text =
    value === undefined
      ? 'A content value is required, this is the content of the email you are sending.'
      : 'The content value must be a string at least one character in length.';
  return [problem(field, text)];
}

function orderRules(content: Content): Problem[] {
  const rank = (type: string | undefined): number =>
    type === 'text/plain' ? 0 : type === 'text/html' ? 1 : 2;
  const ranks = content.map(({ type }) => rank(type));
  if (ranks.every((one, index) => index === 0 || one >= (ranks[index - 1] ?? 0))) return [];
  const text =
    'Following RFC 1341, section 7.2, if either text/html or text/plain are to be sent in your email: text/plain needs to be first, followed by text/html, followed by any other content.';
  return [problem('content', text)];
}

function breaksHeader(value: string | undefined): boolean {
  return /[;,\r\n]/.test(value ?? '');
}
