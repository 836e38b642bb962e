import type { Subject } from '../timeline';
import type { ApiAnswer } from './route';

/**
 * The call or message that a request to the REST API is about: the one that its path names, the one
 * that was made, or the one that the answered resource (a recording, media) belongs to. A list is
 * about none.
 */
export function subjectOf({
  path,
  answer,
}: {
  /** Values of the path's variables. */
  path: Readonly<Record<string, string>>;
  answer: ApiAnswer;
}): Subject {
  const json: unknown = 'json' in answer ? answer.json : null;
  const candidates = [
    path.CallSid,
    path.MessageSid,
    path.Sid,
    ...(isObject(json) ? [json.sid, json.call_sid] : []),
  ];
  for (const sid of candidates) {
    if (typeof sid !== 'string') continue;
    if (sid.startsWith('CA')) return { callSid: sid };
    if (sid.startsWith('SM') || sid.startsWith('MM')) return { messageSid: sid };
  }
  return {};
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
