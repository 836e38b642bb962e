import type { JSX } from 'preact';
import type { EventView } from '../../../control/views';
import { tookTime } from '../format/time';
import { attempt, notify } from '../state/notices';
import { ErrorMeaning } from './alert-detail';
import { curlOfApi } from './curl';
import { Parameters } from './parameters';
import { RequestBody } from './request-body';
import { ResponseBody } from './response-body';

/** A request to the REST API, and its answer. */
export function ApiDetail({
  exchange,
}: {
  exchange: Extract<EventView, { kind: 'api' }>['exchange'];
}): JSX.Element {
  return (
    <>
      <h3 class="detail-title">
        {exchange.operation}
        <span class="detail-time">
          {exchange.status} · {tookTime(exchange.durationMs)}
        </span>
      </h3>
      <p class="is-quiet">
        {exchange.method} {exchange.url}
      </p>
      {exchange.errorCode !== null && <ErrorMeaning errorCode={exchange.errorCode} />}
      <Parameters title="Parameters" values={exchange.parameters} />
      <RequestBody body={exchange.requestBody} />
      <ResponseBody eventId="" contentType="application/json" body={exchange.responseBody} />
      <div class="button-row">
        <button
          type="button"
          class="button is-small"
          onClick={() =>
            void attempt(async () => {
              await navigator.clipboard.writeText(curlOfApi(exchange, location.origin));
              notify({ tone: 'done', text: 'Copied. Paste it into a shell.' });
            })
          }
        >
          Copy as curl
        </button>
      </div>
    </>
  );
}
