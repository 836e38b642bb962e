import * as z from 'zod';
import { textOf } from '../../twiml/parse';
import { method } from '../twiml/attribute-types';
import { applicationError, defineVerb } from './verb';

/**
 * A moment of the local clock for each redirect, so that a document which redirects to itself for
 * ever lets time pass, and the call ends at Twilio's limit instead of never.
 */
const momentMs = 20;

/** <Redirect>: goes on with another document. Twilio: "TwiML Voice: Redirect". */
export const redirect = defineVerb({
  name: 'Redirect',
  attributes: z.object({ method: method() }),
  errorCodes: { method: 13710 },
  answering: 'by-itself',
  async run({ method }, { call, element, document, signal }) {
    await call.waits(momentMs, { what: 'Redirect asks for its document', signal });
    const next = document.request({
      element,
      webhook: 'voice.redirect',
      action: textOf(element),
      method,
      more: {},
    });
    return next ? { kind: 'go-to', document: next } : applicationError;
  },
});
