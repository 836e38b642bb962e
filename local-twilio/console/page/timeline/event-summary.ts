import type { EventView } from '../../../control/views';
import { formatNumber } from '../format/numbers';
import { tookTime } from '../format/time';

/** What the timeline can be narrowed to. */
export type EventGroup = 'webhooks' | 'api' | 'statuses' | 'speech' | 'verbs' | 'logs' | 'errors';

export const eventGroups: ReadonlyArray<readonly [EventGroup, string]> = [
  ['webhooks', 'Webhooks'],
  ['api', 'API'],
  ['statuses', 'Status'],
  ['verbs', 'Verbs'],
  ['speech', 'Speech'],
  ['logs', 'Logs'],
  ['errors', 'Errors'],
];

/** An event as one line. */
export interface EventSummary {
  tone: 'plain' | 'quiet' | 'good' | 'warning' | 'error';
  /** A short word or sign in front. */
  mark: string;
  title: string;
  /** At the right edge: status and time taken. */
  aside: string;
}

const logTones = { info: 'quiet', warn: 'warning', error: 'error' } as const;

export function groupOf(event: EventView): EventGroup {
  switch (event.kind) {
    case 'webhook':
      return 'webhooks';
    case 'api':
      return 'api';
    case 'conversation':
      return 'speech';
    case 'verb':
      return 'verbs';
    case 'alert':
      return 'errors';
    case 'call-status':
    case 'message-status':
    case 'mail-status':
      return 'statuses';
    default:
      return 'logs';
  }
}

export function summaryOf(event: EventView): EventSummary {
  switch (event.kind) {
    case 'webhook':
      return webhookSummary(event.exchange);
    case 'api': {
      const { operation, status, durationMs, errorCode } = event.exchange;
      return {
        tone: status < 400 ? 'plain' : 'error',
        mark: 'API',
        title: operation,
        aside: `${errorCode ?? status} · ${tookTime(durationMs)}`,
      };
    }
    case 'call-status':
      return {
        tone: 'quiet',
        mark: 'call',
        title: event.status,
        aside: `→ ${formatNumber(event.to)}`,
      };
    case 'verb':
      return { tone: 'quiet', mark: 'verb', title: `<${event.verb.verb}>`, aside: '' };
    case 'conversation':
      return conversationSummary(event.entry);
    case 'message-status':
      return {
        tone: event.errorCode === null ? 'quiet' : 'error',
        mark: 'text',
        title: `${event.status}: ${event.body}`,
        aside: event.errorCode === null ? '' : String(event.errorCode),
      };
    case 'mail-status':
      return {
        tone: event.status === 'bounced' || event.status === 'dropped' ? 'error' : 'quiet',
        mark: 'mail',
        title: `${event.status}: ${event.mailSubject}`,
        aside: `→ ${event.to}`,
      };
    case 'alert':
      return {
        tone: event.level === 'error' ? 'error' : 'warning',
        mark: '!',
        title: `${event.errorCode} ${event.title}`,
        aside: '',
      };
    case 'function-log':
      return {
        tone: logTones[event.level],
        mark: 'log',
        title: readableLog(event.text),
        aside: event.path,
      };
    case 'deployment':
      return {
        tone: 'good',
        mark: 'deploy',
        title: event.text.replace(/^Deployed (.*) to \S+\.$/, '$1'),
        aside: '',
      };
    default:
      return { tone: 'quiet', mark: 'note', title: event.text, aside: '' };
  }
}

const searchTexts = new WeakMap<EventView, string>();

/** All of an event's text in lower case, for the search field. */
export function searchText(event: EventView): string {
  const known = searchTexts.get(event);
  if (known !== undefined) return known;
  const text = JSON.stringify(event).toLowerCase();
  searchTexts.set(event, text);
  return text;
}

/** A line of a structured log (JSON with an `event`) as `event name=value …`; others as they are. */
export function readableLog(text: string): string {
  if (!text.startsWith('{')) return text;
  try {
    const { event, level, ...rest }: Record<string, unknown> = JSON.parse(text);
    if (typeof event !== 'string') return text;
    const values = Object.entries(rest).map(
      ([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
    );
    return [event, ...values].join(' ');
  } catch {
    return text;
  }
}

/** An alert of the Functions product begins with the function's path; its log line follows. */
export function readableAlert(text: string): string {
  const [, path = '', line = text] = /^(\/\S+: )(\{[\s\S]*)$/.exec(text) ?? [];
  return path + readableLog(line);
}

function webhookSummary({
  url,
  status,
  durationMs,
  errorCode,
  role,
  attempt,
}: Extract<EventView, { kind: 'webhook' }>['exchange']): EventSummary {
  const took = durationMs === null ? 'waiting' : tookTime(durationMs);
  return {
    tone: errorCode === null ? 'plain' : 'error',
    mark: role === 'fallback' ? 'fallback' : attempt === 2 ? 'retry' : '▸',
    title: new URL(url).pathname,
    aside: `${errorCode ?? status ?? '…'} · ${took}`,
  };
}

function conversationSummary({
  speaker,
  kind,
  text,
}: Extract<EventView, { kind: 'conversation' }>['entry']): EventSummary {
  const mark = { twilio: 'says', person: 'speaks', 'other-party': 'hears' }[speaker];
  if (kind === 'connected') {
    return { tone: 'good', mark: 'call', title: `connected to ${formatNumber(text)}`, aside: '' };
  }
  const title =
    kind === 'said' ? `“${text}”` : kind === 'pressed' ? `pressed ${text}` : text || kind;
  return { tone: 'quiet', mark: kind === 'said' ? mark : kind, title, aside: '' };
}
