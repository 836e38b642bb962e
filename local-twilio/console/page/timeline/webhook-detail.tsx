import type { JSX } from 'preact';
import type { EventView } from '../../../control/views';
import { control } from '../api/control-client';
import { clockTime, tookTime } from '../format/time';
import { events } from '../state/events';
import { attempt, notify } from '../state/notices';
import { ErrorMeaning } from './alert-detail';
import { curlOfWebhook } from './curl';
import { readableLog } from './event-summary';
import { wasNotRun } from './event-to-follow';
import { functionLogsOf } from './function-logs';
import { Parameters } from './parameters';
import { RequestBody } from './request-body';
import { ResponseBody } from './response-body';

type WebhookEvent = Extract<EventView, { kind: 'webhook' }>;

/** The parameters to see first; the others are the same in every webhook of a call. */
const routineParameters =
  /^(AccountSid|ApiVersion|Called|Caller|From[A-Z]\w+|To[A-Z]\w+|SmsSid|SmsMessageSid)/;

/** A webhook: what was asked, what came back, what the function logged meanwhile. */
export function WebhookDetail({ event }: { event: WebhookEvent }): JSX.Element {
  const { exchange } = event;
  const { pathname, host } = new URL(exchange.url);
  const entries = Object.entries(exchange.parameters);
  return (
    <>
      <h3 class="detail-title">
        {exchange.method} {pathname}
        <span class="detail-time">
          {clockTime(event.at)} · {exchange.status ?? 'no answer yet'}
          {exchange.durationMs !== null && ` · ${tookTime(exchange.durationMs)}`}
        </span>
      </h3>
      <p class="is-quiet">
        {exchange.webhook} · {host}
      </p>
      {wasNotRun(event) && <p class="is-quiet">Not run: the call was over.</p>}
      <Outcome event={event} />
      <div class="button-row">
        <button
          type="button"
          class="button is-small"
          onClick={() => void attempt(() => copy(curlOfWebhook(exchange, location.origin)))}
        >
          Copy as curl
        </button>
        <button
          type="button"
          class="button is-small"
          onClick={() => void attempt(() => control.sendAgain(event.id))}
        >
          Send again
        </button>
      </div>
      <RequestBody body={exchange.requestBody} />
      <Parameters
        title="Parameters"
        values={Object.fromEntries(entries.filter(([name]) => !routineParameters.test(name)))}
      />
      <Parameters
        title="Routine parameters"
        startsOpen={false}
        values={Object.fromEntries(entries.filter(([name]) => routineParameters.test(name)))}
      />
      <Parameters title="Request headers" startsOpen={false} values={exchange.requestHeaders} />
      <Parameters title="Response headers" startsOpen={false} values={exchange.responseHeaders} />
    </>
  );
}

/** What came back and what was logged; when the webhook failed, the log first: it says why. */
function Outcome({ event }: { event: WebhookEvent }): JSX.Element {
  const { exchange } = event;
  const logs = functionLogsOf(event, events.value);
  const log = logs.length > 0 && (
    <pre class={`code${logs.some(({ level }) => level === 'error') ? ' is-error' : ''}`}>
      {logs.map(({ text }) => readableLog(text)).join('\n')}
    </pre>
  );
  const body = (
    <ResponseBody
      eventId={event.id}
      contentType={exchange.responseHeaders['content-type'] ?? ''}
      body={exchange.responseBody}
    />
  );
  if (exchange.errorCode === null) {
    return (
      <>
        {body}
        {log}
      </>
    );
  }
  return (
    <>
      {log}
      {exchange.responseBody.trim() !== '' && (
        <details class="fold" open={logs.length === 0}>
          <summary>What came back</summary>
          {body}
        </details>
      )}
      <ErrorMeaning errorCode={exchange.errorCode} />
    </>
  );
}

async function copy(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  notify({ tone: 'done', text: 'Copied. Paste it into a shell.' });
}
