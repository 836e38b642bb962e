import type { Exchange } from '../../exchange';
import type { Recording } from '../../state/records';
import { recordingUrl } from '../../voice/recording/recording-callback';
import { isWithinDates, rfc2822 } from '../dates';
import { notFound } from '../errors';
import { ownRecord, ownRecords } from '../own-records';
import { page2010 } from '../paging';
import type { ApiAnswer, ApiRequest, Route } from '../route';

const base = '/2010-04-01/Accounts/{AccountSid}';

/** Recordings and their audio. Twilio: "Recordings resource". */
export const recordings: readonly Route[] = [
  {
    operation: 'ListRecording',
    host: 'api',
    method: 'GET',
    path: `${base}/Recordings.json`,
    handle: (request, exchange) => list(request, exchange, presentRecording),
  },
  {
    operation: 'FetchRecording',
    host: 'api',
    method: 'GET',
    path: `${base}/Recordings/{Sid}.json`,
    handle: (request, exchange) => ({
      status: 200,
      json: presentRecording(recordingOf(request, exchange)),
    }),
  },
  {
    operation: 'DeleteRecording',
    host: 'api',
    method: 'DELETE',
    path: `${base}/Recordings/{Sid}.json`,
    handle: (request, exchange) => remove(recordingOf(request, exchange), exchange),
  },
  {
    // Twilio's OpenAPI describes the JSON alone; without ".json" the audio itself is answered, to
    // anybody who knows the URL. Twilio: "Recordings resource", "Fetch a Recording's media file".
    operation: 'file:FetchRecording',
    host: 'api',
    method: 'GET',
    path: `${base}/Recordings/{Sid}`,
    openTo: 'everyone',
    handle: serveAudio,
  },
  {
    operation: 'ListCallRecording',
    host: 'api',
    method: 'GET',
    path: `${base}/Calls/{CallSid}/Recordings.json`,
    handle: (request, exchange) => {
      ownRecord(request, exchange.state.calls, request.path.CallSid);
      return list(request, exchange, presentCallRecording);
    },
  },
  {
    operation: 'FetchCallRecording',
    host: 'api',
    method: 'GET',
    path: `${base}/Calls/{CallSid}/Recordings/{Sid}.json`,
    handle: (request, exchange) => ({
      status: 200,
      json: presentCallRecording(recordingOf(request, exchange)),
    }),
  },
  {
    operation: 'DeleteCallRecording',
    host: 'api',
    method: 'DELETE',
    path: `${base}/Calls/{CallSid}/Recordings/{Sid}.json`,
    handle: (request, exchange) => remove(recordingOf(request, exchange), exchange),
  },
];

function recordingOf(request: ApiRequest, { state }: Exchange): Recording {
  const { path, url } = request;
  const recording = ownRecord(request, state.recordings);
  if (path.CallSid !== undefined && recording.callSid !== path.CallSid) {
    throw notFound(url.pathname);
  }
  return recording;
}

function list(
  request: ApiRequest,
  { state }: Exchange,
  present: (recording: Recording) => unknown,
): ApiAnswer {
  const { path, query } = request;
  const callSid = path.CallSid ?? query.get('CallSid');
  const created = {
    on: query.get('DateCreated'),
    before: query.get('DateCreated<'),
    after: query.get('DateCreated>'),
  };
  const found = ownRecords(request, state.recordings).filter(
    (recording) =>
      (callSid === undefined || recording.callSid === callSid) &&
      isWithinDates(recording.dateCreated, created),
  );
  return page2010(request, 'recordings', found, present);
}

function remove({ sid }: Recording, { state }: Exchange): ApiAnswer {
  state.storage.deleteFile(`${sid}.wav`);
  state.recordings.delete(sid);
  return { status: 204 };
}

/**
 * The audio as WAV. Twilio makes MP3 of it for ".mp3"; no freely licensed encoder exists for that
 * here, so the WAV is answered under its true type, with a `Warning` header that says so.
 */
function serveAudio(request: ApiRequest, exchange: Exchange): ApiAnswer {
  const file = request.path.Sid ?? '';
  const sid = file.replace(/\.(wav|mp3)$/, '');
  const recording = recordingOf({ ...request, path: { ...request.path, Sid: sid } }, exchange);
  const bytes = exchange.state.storage.readFile(`${recording.sid}.wav`);
  if (!bytes) throw notFound(request.url.pathname);
  const warning = '199 local-twilio "MP3 is not covered: this is the WAV file of the recording"';
  return {
    status: 200,
    bytes,
    contentType: 'audio/x-wav',
    ...(file.endsWith('.mp3') ? { headers: { warning } } : {}),
  };
}

function presentRecording(recording: Recording): Record<string, unknown> {
  const uri = `/2010-04-01/Accounts/${recording.accountSid}/Recordings/${recording.sid}`;
  return {
    ...presentShared(recording),
    price: null,
    uri: `${uri}.json`,
    subresource_uris: {
      add_on_results: `${uri}/AddOnResults.json`,
      transcriptions: `${uri}/Transcriptions.json`,
    },
    media_url: recordingUrl(recording),
  };
}

function presentCallRecording(recording: Recording): Record<string, unknown> {
  const { accountSid, callSid, sid } = recording;
  return {
    ...presentShared(recording),
    price: null,
    track: 'both',
    uri: `/2010-04-01/Accounts/${accountSid}/Calls/${callSid}/Recordings/${sid}.json`,
  };
}

function presentShared(recording: Recording): Record<string, unknown> {
  return {
    sid: recording.sid,
    account_sid: recording.accountSid,
    api_version: '2010-04-01',
    call_sid: recording.callSid,
    conference_sid: null,
    channels: recording.channels,
    date_created: rfc2822(recording.dateCreated),
    date_updated: rfc2822(recording.dateUpdated),
    start_time: rfc2822(recording.startTime),
    price_unit: 'USD',
    duration: String(recording.duration),
    source: recording.source,
    status: recording.status,
    error_code: null,
    encryption_details: null,
  };
}
