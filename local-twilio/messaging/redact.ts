import type { Exchange } from '../exchange';
import type { Message } from '../state/records';
import type { EventDetail, TimelineEvent } from '../timeline';

/**
 * Takes the text of a message away wherever it is kept: its record, all that {@link forgetText}
 * does, and past versions of these in the journal. Answers the record. Twilio: "Message resource",
 * "Redact a message".
 */
export function redactMessage(message: Message, exchange: Exchange): Message {
  const { state, clock } = exchange;
  const { pressed: _, template, ...rest } = message;
  const redacted = state.messages.insert({
    ...rest,
    body: '',
    template: template && { ...template, variables: {}, buttons: [] },
    dateUpdated: clock.now(),
  });
  forgetText(message, exchange);
  state.forgetPastVersions();
  return redacted;
}

/**
 * Blanks the text of a message in the timeline's statuses, webhooks and API requests about it, and
 * in its alerts.
 */
export function forgetText(message: Message, { state, timeline }: Exchange): void {
  for (const event of timeline.list()) {
    const blank = isAbout(event, message)
      ? withoutText(event, message)
      : withoutReply(event, message);
    if (blank) timeline.replace(event.id, blank);
  }
  for (const { sid, resourceSid, requestVariables } of state.alerts.list()) {
    if (resourceSid !== message.sid || requestVariables === null) continue;
    state.alerts.update(sid, { requestVariables: withoutBody(requestVariables) });
  }
}

function isAbout(event: TimelineEvent, { sid }: Message): boolean {
  if (event.subject.messageSid === sid) return true;
  // Lists of messages are about none in particular.
  return event.kind === 'api' && event.exchange.responseBody.includes(sid);
}

function withoutText(event: TimelineEvent, { sid }: Message): EventDetail | undefined {
  switch (event.kind) {
    case 'message-status':
      return { ...event, body: '' };
    case 'webhook': {
      const { exchange } = event;
      const [address = '', query] = exchange.url.split('?');
      const url = query === undefined ? address : `${address}?${withoutBody(query)}`;
      return {
        kind: 'webhook',
        exchange: { ...exchange, url, parameters: blankBody(exchange.parameters) },
      };
    }
    case 'api': {
      const { exchange } = event;
      return {
        kind: 'api',
        exchange: {
          ...exchange,
          parameters: blankBody(exchange.parameters),
          responseBody: withoutBodyOf(exchange.responseBody, sid),
        },
      };
    }
    default:
      return undefined;
  }
}

/** A reply was first written in the TwiML that answered the message before it. */
function withoutReply(event: TimelineEvent, reply: Message): EventDetail | undefined {
  if (reply.direction !== 'outbound-reply' || event.kind !== 'webhook') return undefined;
  const { parameters, responseBody } = event.exchange;
  const isConversation = parameters.From === reply.to && parameters.To === reply.from;
  const isSaid = [reply.body, escapeMarkup(reply.body)].some((text) => responseBody.includes(text));
  if (!isConversation || !isSaid) return undefined;
  return { kind: 'webhook', exchange: { ...event.exchange, responseBody: '' } };
}

/** What of a form or webhook has words of the message: its text, a template's values, a button. */
const wordy = [
  'Body',
  'ContentVariables',
  'ButtonText',
  'ButtonPayload',
  'ListTitle',
  'ListId',
  'ChannelMetadata',
] as const;

function blankBody(parameters: Record<string, string>): Record<string, string> {
  const blank = wordy.filter((name) => name in parameters).map((name) => [name, '']);
  return { ...parameters, ...Object.fromEntries(blank) };
}

/** A form or query without the message's words; one that has none as it was. */
function withoutBody(form: string): string {
  const values = new URLSearchParams(form);
  const present = wordy.filter((name) => values.has(name));
  for (const name of present) values.set(name, '');
  return present.length === 0 ? form : values.toString();
}

/** JSON in which the `body` of the resource with this SID is empty, wherever it stands. */
function withoutBodyOf(json: string, sid: string): string {
  if (!json.includes(sid)) return json;
  return JSON.stringify(
    JSON.parse(json, (_, value: unknown) =>
      typeof value === 'object' && value !== null && 'sid' in value && value.sid === sid
        ? { ...value, body: '' }
        : value,
    ),
  );
}

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
