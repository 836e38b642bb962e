import type { ComponentChildren, JSX } from 'preact';
import type { EventView } from '../../../control/views';
import { clockTime } from '../format/time';
import { pinned } from '../state/timeline-choice';
import { AlertDetail } from './alert-detail';
import { ApiDetail } from './api-detail';
import { requestsFolded, toggleFold, unfolded } from './deployment-folds';
import { readableLog } from './event-summary';
import { Parameters } from './parameters';
import { WebhookDetail } from './webhook-detail';

/** One event with everything that is known about it. */
export function EventDetail({ event }: { event: EventView }): JSX.Element {
  switch (event.kind) {
    case 'webhook':
      return <WebhookDetail event={event} />;
    case 'api':
      return <ApiDetail exchange={event.exchange} />;
    case 'alert':
      return <AlertDetail errorCode={event.errorCode} text={event.text} level={event.level} />;
    case 'verb':
      return (
        <Plain title={`<${event.verb.verb}> runs`} at={event.at}>
          <Parameters title="Attributes" values={event.verb.attributes} />
        </Plain>
      );
    case 'call-status':
      return (
        <Plain title={`Call ${event.status}`} at={event.at}>
          <Parameters
            title="Call"
            values={{
              CallSid: event.subject.callSid ?? '',
              From: event.from,
              To: event.to,
              Direction: event.direction,
            }}
          />
        </Plain>
      );
    case 'message-status':
      return (
        <Plain title={`Message ${event.status}`} at={event.at}>
          <p class="quote">{event.body}</p>
          <Parameters
            title="Message"
            values={{
              MessageSid: event.subject.messageSid ?? '',
              From: event.from,
              To: event.to,
              Direction: event.direction,
              ...(event.errorCode === null ? {} : { ErrorCode: String(event.errorCode) }),
            }}
          />
        </Plain>
      );
    case 'mail-status':
      return (
        <Plain title={`Mail ${event.status}`} at={event.at}>
          <p class="quote">{event.mailSubject}</p>
          <Parameters
            title="Mail"
            values={{
              From: event.from,
              To: event.to,
              ...(event.reason === null ? {} : { Reason: event.reason }),
            }}
          />
        </Plain>
      );
    case 'conversation':
      return (
        <Plain title={`${event.entry.speaker}: ${event.entry.kind}`} at={event.at}>
          <p class="quote">{event.entry.text}</p>
        </Plain>
      );
    case 'function-log':
      return (
        <Plain title={`Log of ${event.path}`} at={event.at}>
          <pre class={`code is-${event.level}`}>{readableLog(event.text)}</pre>
        </Plain>
      );
    case 'deployment':
      return (
        <Plain title={`Deployment ${event.domainName}`} at={event.at}>
          <pre class="code">{event.text}</pre>
          {requestsFolded(event) > 0 && (
            <button
              type="button"
              class="button is-small"
              aria-pressed={unfolded.value.has(event.id)}
              onClick={() => {
                pinned.value = event.id;
                toggleFold(event.id);
              }}
            >
              {unfolded.value.has(event.id) ? 'Hide' : 'List'} its {requestsFolded(event)} API
              requests
            </button>
          )}
        </Plain>
      );
    default:
      return (
        <Plain title="Note" at={event.at}>
          <p>{event.text}</p>
        </Plain>
      );
  }
}

function Plain({
  title,
  at,
  children,
}: {
  title: string;
  at: string;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <>
      <h3 class="detail-title">
        {title} <span class="detail-time">{clockTime(at)}</span>
      </h3>
      {children}
    </>
  );
}
