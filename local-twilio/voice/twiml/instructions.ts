import { parseTwiml, type TwimlElement } from '../../twiml/parse';

/** What the answer to a webhook tells a call to do. */
export type Instructions =
  | { kind: 'document'; root: TwimlElement }
  /** An audio file came back in place of TwiML: it is played, then the call ends. */
  | { kind: 'audio' }
  /** Plain text came back: it is spoken, then the call ends. */
  | { kind: 'speech'; text: string }
  /** Nothing came back: the call ends. */
  | { kind: 'empty'; errorCode: 11770; reason: string }
  | { kind: 'invalid'; errorCode: number; reason: string };

/**
 * Reads the body of an answer by its content type. Twilio: "TwiML for Programmable Voice", "How
 * Twilio interacts with your app"; 12300 "Invalid Content-Type", 11770 "Empty response body".
 */
export function readInstructions({
  contentType,
  body,
}: {
  contentType: string | undefined;
  body: string;
}): Instructions {
  const type = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (type.startsWith('audio/')) return { kind: 'audio' };
  if (body.trim() === '') {
    return { kind: 'empty', errorCode: 11770, reason: 'The response body is empty.' };
  }
  if (type === 'text/xml' || type === 'application/xml' || type === 'text/html') {
    return readTwiml(body);
  }
  if (type === 'text/plain') {
    const document = readTwiml(body);
    return document.kind === 'document' ? document : { kind: 'speech', text: body.trim() };
  }
  const reason = type
    ? `The content type "${type}" is neither TwiML nor audio. Answer TwiML as text/xml.`
    : 'The answer has no content type. Answer TwiML as text/xml.';
  return { kind: 'invalid', errorCode: 12300, reason };
}

/** Reads a document; a problem names its line and column. */
export function readTwiml(xml: string): Instructions {
  const parsed = parseTwiml(xml);
  if (parsed.kind === 'document') return parsed;
  const { errorCode, reason, line, column } = parsed;
  return { kind: 'invalid', errorCode, reason: `Line ${line}, column ${column}: ${reason}` };
}
