import * as z from 'zod';
import type { TwimlElement } from '../../twiml/parse';
import { callEvents } from '../calls/status-reports';
import { method, someOf, text, url } from '../twiml/attribute-types';
import { readAttributes } from '../twiml/read-attributes';
import type { RunningDocument } from '../twiml/running-document';

const table = {
  attributes: z.object({
    url: url(),
    method: method(),
    sendDigits: text({ pattern: /^[0-9A-D*#wW]*$/ }),
    statusCallback: url(),
    statusCallbackMethod: method(),
    statusCallbackEvent: someOf(callEvents, ['completed']),
  }),
  errorCodes: { method: 13221, sendDigits: 13222 },
  notCovered: [
    'amdStatusCallback',
    'amdStatusCallbackMethod',
    'byoc',
    'machineDetection',
    'machineDetectionSilenceTimeout',
    'machineDetectionSpeechEndThreshold',
    'machineDetectionSpeechThreshold',
    'machineDetectionTimeout',
  ],
} as const;

export type NumberAttributes = z.output<typeof table.attributes>;

/** <Number>: a number that <Dial> rings. Twilio: "TwiML Voice: Number". */
export const number = {
  name: 'Number',
  attributes: Object.keys(table.attributes.shape),
  withoutEffect: [],
  notCovered: table.notCovered,
  children: [],
  read: (element: TwimlElement, document: RunningDocument): NumberAttributes =>
    readAttributes(table, { element, document }),
};
