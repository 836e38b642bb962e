import type { HttpMethod } from '../state/records';
import { childrenOf, parseTwiml, type TwimlElement, textOf } from '../twiml/parse';
import { messagingElements } from './verbs';

/** What the answer to an inbound message asks for, in its order. */
export type ReplyAction =
  | {
      kind: 'message';
      body: string;
      mediaUrls: readonly string[];
      /** Only where the document names another recipient or sender. */
      to: string | undefined;
      from: string | undefined;
      callback: { url: string; method: HttpMethod } | null;
    }
  | { kind: 'redirect'; url: string; method: HttpMethod };

/** Something that is wrong with a document without stopping it: Twilio's code and what to do. */
export interface Warning {
  errorCode: number;
  text: string;
}

export type ReplyDocument =
  | { kind: 'actions'; actions: readonly ReplyAction[]; warnings: readonly Warning[] }
  | { kind: 'invalid'; errorCode: number; reason: string };

/** The answer of a webhook, as far as a reply is read from it. */
export interface WebhookAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string;
  /** What relative URLs resolve against. */
  url: string;
}

const twimlTypes: ReadonlySet<string> = new Set(['text/xml', 'application/xml', 'text/html']);

/**
 * Reads the answer to an inbound message: Messaging TwiML, a plain text that is the reply itself,
 * or nothing. Source: Twilio "TwiML for Programmable Messaging"; errors 12300, 12100, 12102, 11750.
 */
export function readReply(answer: WebhookAnswer): ReplyDocument {
  if (answer.status === 204 || answer.body.trim() === '') return replying([]);
  const contentType = (answer.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (contentType === 'text/plain') {
    return replying([
      {
        kind: 'message',
        body: answer.body.trim(),
        mediaUrls: [],
        to: undefined,
        from: undefined,
        callback: null,
      },
    ]);
  }
  if (!contentType || !twimlTypes.has(contentType)) {
    const what = contentType ? `Content-Type "${contentType}"` : 'answer without a Content-Type';
    const reason = `An ${what} is neither TwiML nor text. Answer with text/xml or text/plain.`;
    return { kind: 'invalid', errorCode: 12300, reason };
  }
  const parsed = parseTwiml(answer.body);
  if (parsed.kind === 'invalid') {
    const { errorCode, reason, line, column } = parsed;
    return { kind: 'invalid', errorCode, reason: `Line ${line}, column ${column}: ${reason}` };
  }
  return readDocument(parsed.root, answer.url);
}

function replying(actions: readonly ReplyAction[]): ReplyDocument {
  return { kind: 'actions', actions, warnings: [] };
}

function readDocument(root: TwimlElement, base: string): ReplyDocument {
  const warnings: Warning[] = [];
  const warn = (element: TwimlElement, errorCode: number, text: string): void => {
    warnings.push({ errorCode, text: `Line ${element.line}, column ${element.column}: ${text}` });
  };
  checkSchema(root, warn);
  const actions: ReplyAction[] = [];
  for (const element of childrenOf(root)) {
    if (element.name === 'Message') {
      const message = readMessage(element, base, warn);
      if (message) actions.push(message);
    } else if (element.name === 'Redirect') {
      const redirect = readRedirect(element, base, warn);
      if (redirect) actions.push(redirect);
      // Whatever follows a Redirect is never reached.
      break;
    } else {
      const text = `<${element.name}> is no verb for messages and was passed over. Use <Message> or <Redirect>.`;
      warn(element, 14110, text);
    }
  }
  return { kind: 'actions', actions, warnings };
}

type Warn = (element: TwimlElement, errorCode: number, text: string) => void;

function readMessage(element: TwimlElement, base: string, warn: Warn): ReplyAction | undefined {
  const parts = childrenOf(element);
  const bodies = parts.filter(({ name }) => name === 'Body').map(textOf);
  const mediaUrls = parts
    .filter(({ name }) => name === 'Media')
    .flatMap((media) => resolved(textOf(media), base) ?? []);
  const body = bodies.length > 0 ? bodies.join('') : textOf(element);
  if (body === '' && mediaUrls.length === 0) {
    warn(element, 14103, '<Message> has neither text nor media and was not sent.');
    return undefined;
  }
  if (body.length > 1600) {
    warn(element, 14103, 'The text is longer than 1,600 characters and was not sent.');
    return undefined;
  }
  const { to, from, action, statusCallback } = element.attributes;
  return {
    kind: 'message',
    body,
    mediaUrls,
    to,
    from,
    callback: readCallback(element, { text: action ?? statusCallback, base, warn }),
  };
}

function readCallback(
  element: TwimlElement,
  { text, base, warn }: { text: string | undefined; base: string; warn: Warn },
): { url: string; method: HttpMethod } | null {
  if (text === undefined || text === '') return null;
  const url = resolved(text, base);
  if (!url) {
    warn(element, 14105, 'The status callback is no URL and was left out.');
    return null;
  }
  return { url, method: readMethod(element, warn) };
}

function readRedirect(element: TwimlElement, base: string, warn: Warn): ReplyAction | undefined {
  const url = resolved(textOf(element), base);
  if (!url) {
    warn(element, 11100, '<Redirect> holds no URL that can be asked.');
    return undefined;
  }
  return { kind: 'redirect', url, method: readMethod(element, warn) };
}

function readMethod(element: TwimlElement, warn: Warn): HttpMethod {
  const method = element.attributes.method?.toUpperCase() ?? 'POST';
  if (method === 'GET' || method === 'POST') return method;
  warn(element, 14104, 'The method must be GET or POST; POST was used.');
  return 'POST';
}

/** An absolute http(s) URL; an empty text is the document itself. */
function resolved(text: string, base: string): string | undefined {
  if (!URL.canParse(text, base)) return undefined;
  const url = new URL(text, base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
}

/** Warns (12200) of attributes and nested elements that Twilio's schema does not have. */
function checkSchema(element: TwimlElement, warn: Warn): void {
  const known = messagingElements[element.name];
  if (!known) return;
  for (const name of Object.keys(element.attributes)) {
    if (known.attributes.includes(name)) continue;
    warn(
      element,
      12200,
      `Attribute '${name}' is not allowed to appear in element '${element.name}'.`,
    );
  }
  for (const child of childrenOf(element)) {
    if (element.name !== 'Response' && !known.children.includes(child.name)) {
      warn(child, 12200, `Element '${child.name}' is not allowed inside '${element.name}'.`);
    }
    checkSchema(child, warn);
  }
}
