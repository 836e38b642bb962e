import type { Exchange } from '../../exchange';
import type { Transcription } from '../../state/records';
import { rfc2822 } from '../dates';
import { notFound } from '../errors';
import { ownRecord, ownRecords } from '../own-records';
import { page2010 } from '../paging';
import type { ApiAnswer, ApiRequest, Route } from '../route';

const base = '/2010-04-01/Accounts/{AccountSid}';

/** Transcriptions of recordings. Twilio: "Transcription resource". */
export const transcriptions: readonly Route[] = [
  {
    operation: 'ListTranscription',
    host: 'api',
    method: 'GET',
    path: `${base}/Transcriptions.json`,
    handle: list,
  },
  {
    operation: 'ListRecordingTranscription',
    host: 'api',
    method: 'GET',
    path: `${base}/Recordings/{RecordingSid}/Transcriptions.json`,
    handle: (request, exchange) => {
      ownRecord(request, exchange.state.recordings, request.path.RecordingSid);
      return list(request, exchange);
    },
  },
  ...[`${base}/Transcriptions`, `${base}/Recordings/{RecordingSid}/Transcriptions`].flatMap(
    (folder): Route[] => {
      const name = folder.includes('RecordingSid') ? 'RecordingTranscription' : 'Transcription';
      return [
        {
          operation: `Fetch${name}`,
          host: 'api',
          method: 'GET',
          path: `${folder}/{Sid}.json`,
          handle: (request, exchange) => ({
            status: 200,
            json: presentTranscription(transcriptionOf(request, exchange)),
          }),
        },
        {
          operation: `Delete${name}`,
          host: 'api',
          method: 'DELETE',
          path: `${folder}/{Sid}.json`,
          handle: (request, exchange) => {
            exchange.state.transcriptions.delete(transcriptionOf(request, exchange).sid);
            return { status: 204 };
          },
        },
      ];
    },
  ),
];

function list(request: ApiRequest, { state }: Exchange): ApiAnswer {
  const { path } = request;
  const found = ownRecords(request, state.transcriptions).filter(
    ({ recordingSid }) => path.RecordingSid === undefined || recordingSid === path.RecordingSid,
  );
  return page2010(request, 'transcriptions', found, presentTranscription);
}

function transcriptionOf(request: ApiRequest, { state }: Exchange): Transcription {
  const { path, url } = request;
  const found = ownRecord(request, state.transcriptions);
  if (path.RecordingSid !== undefined && found.recordingSid !== path.RecordingSid) {
    throw notFound(url.pathname);
  }
  return found;
}

/** Twilio gives this resource the API version 2008-08-01. */
function presentTranscription(transcription: Transcription): Record<string, unknown> {
  const { sid, accountSid } = transcription;
  return {
    sid,
    account_sid: accountSid,
    api_version: '2008-08-01',
    date_created: rfc2822(transcription.dateCreated),
    date_updated: rfc2822(transcription.dateUpdated),
    duration: String(transcription.duration),
    price: null,
    price_unit: 'USD',
    recording_sid: transcription.recordingSid,
    status: transcription.status,
    transcription_text: transcription.text === '' ? null : transcription.text,
    type: 'fast',
    uri: `/2010-04-01/Accounts/${accountSid}/Transcriptions/${sid}.json`,
  };
}
