import * as z from 'zod';
import { textOf } from '../../twiml/parse';
import { method } from '../twiml/attribute-types';
import { applicationError, defineVerb } from './verb';

/** <Redirect>: goes on with another document. Twilio: "TwiML Voice: Redirect". */
export const redirect = defineVerb({
  name: 'Redirect',
  attributes: z.object({ method: method() }),
  errorCodes: { method: 13710 },
  answering: 'by-itself',
  async run({ method }, { element, document }) {
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
