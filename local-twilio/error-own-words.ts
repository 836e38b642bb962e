/** What to do about an error, in words of the local Twilio. */
export interface OwnWords {
  description: string;
  causes: string;
  solutions: string;
}

const ownWords: Readonly<Record<number, OwnWords>> = {
  82002: {
    description:
      'A function answered with status 5xx, did not answer within its time limit, or ended without an answer.',
    causes:
      '- The function threw an error, or passed one to its callback\n- It never called its callback\n- Its process ended',
    solutions:
      '- Read the log of this function in the timeline: an error stands there with its source line\n- Call callback(null, response) on every path\n- Do what takes long after the answer, or elsewhere',
  },
  82004: {
    description: 'The function wrote a warning with console.warn.',
    causes: '- The code takes a path that its author wanted to be told of',
    solutions: '- Read the text above; console.info writes a line without an alert',
  },
  82005: {
    description:
      'The function wrote an error with console.error, or ended with one that it did not catch.',
    causes:
      '- The function tells of a failure itself, or an error was thrown or a promise was rejected: then its stack is above, with the source lines',
    solutions: '- Where there is a stack, go to its first line that is a file of yours',
  },
  82001: {
    description: 'A function was asked and answered with status 4xx.',
    causes:
      '- The request is not signed, or is signed with another token\n- The function refused it',
    solutions: '- Choose the webhook in the timeline: its answer says why',
  },
  20501: {
    description: 'Twilio has this; the local Twilio does not cover it. Nothing was done.',
    causes: '- A resource, a parameter or a TwiML verb outside of what is covered',
    solutions: '- docs/local-twilio.md lists what is covered\n- Try this part with a real account',
  },
  12100: {
    description: 'What came back is no well-formed XML, so no TwiML could be run.',
    causes:
      '- An & or < in a text that is not escaped\n- A tag that is not closed\n- An HTML error page',
    solutions:
      "- Build TwiML with the SDK's VoiceResponse or MessagingResponse\n- The place of the fault is in the text above",
  },
  12101: {
    description: 'The document begins with an XML declaration of another version.',
    causes: '- The declaration is not version 1.0',
    solutions: '- Begin with <?xml version="1.0" encoding="UTF-8"?>',
  },
  12102: {
    description: 'TwiML has one root element, <Response>.',
    causes: '- The verbs are not inside of <Response>, or it is written in another case',
    solutions: '- Put all verbs into <Response>…</Response>',
  },
  11215: {
    description: 'The URL led to another one too many times.',
    causes: '- Two addresses that redirect to each other',
    solutions: '- Give the address at which the answer really is',
  },
  11237: {
    description: 'The certificate of the HTTPS server could not be verified.',
    causes: '- A certificate that is self-signed, has run out, or lacks its chain',
    solutions: '- Serve the whole chain, or plain HTTP on this machine',
  },
  11770: {
    description: 'The answer had no body where TwiML was expected.',
    causes: '- The function called callback(null) without a response',
    solutions: '- Answer with TwiML; an empty <Response/> does nothing',
  },
  14106: {
    description: 'Messages led to other documents too many times.',
    causes: '- A <Redirect> that comes back to itself',
    solutions: '- End the chain with a <Message> or an empty <Response/>',
  },
  16102: {
    description: 'Nothing was to be heard, so there is no recording.',
    causes: '- The caller hung up or stayed silent after the beep',
    solutions: '- None needed: handle a voicemail without a recording',
  },
  63005: {
    description: 'WhatsApp shows this kind of message only when a template for it is approved.',
    causes:
      '- A whatsapp/… type, or more than three quick replies, of a template that is not approved',
    solutions: '- Submit the template for approval, or send fewer buttons',
  },
  63021: {
    description: 'WhatsApp does not take this content.',
    causes:
      '- A file of a type that WhatsApp lacks, such as GIF\n- A template of more than 1,024 characters with its values',
    solutions: '- Send JPEG, PNG, MP4, PDF and the like\n- Shorten the values',
  },
  63024: {
    description: 'Nobody has WhatsApp at this number.',
    causes: "- The phone's behaviour is set to that: whatsapp has-none",
    solutions: '- Send an SMS instead, as an application has to for such customers',
  },
  63027: {
    description: 'WhatsApp knows no such template.',
    causes: '- The template was deleted between sending and delivery',
    solutions: '- GET /local/templates lists those that there are',
  },
  63028: {
    description: 'A variable of the template has neither a value nor a sample.',
    causes: '- ContentVariables lacks it, or names it otherwise',
    solutions: '- Give a value for each {{…}} of the template',
  },
  20404: {
    description: 'There is nothing at this address.',
    causes: '- A SID of another account, or of something that was deleted\n- A misspelled path',
    solutions: '- List the resource and compare the SIDs',
  },
  20500: {
    description: 'The request failed inside.',
    causes: '- The text above says what broke',
    solutions: '- Send it again; if it fails again, the build or its functions do not start',
  },
};

const verbWords: OwnWords = {
  description: 'TwiML has an attribute, a text or an element that Twilio does not take there.',
  causes: '- The text above names the verb and its line',
  solutions:
    "- Compare with the verb's page in Twilio's documentation, or build TwiML with the SDK",
};

const requestWords: OwnWords = {
  description: 'A parameter of the request is missing or is not of a form that Twilio takes.',
  causes: '- The message of the answer names the parameter',
  solutions: '- Mend the parameter and send the request again',
};

/** Words for a code about which Twilio's dictionary says nothing, or nothing that helps here. */
export function ownWordsFor(
  code: number,
  { dictionary }: { dictionary: 'title-only' | 'more' },
): OwnWords | undefined {
  const words = ownWords[code];
  if (words || dictionary === 'more') return words;
  if (code >= 13_000 && code < 15_000) return verbWords;
  if (code >= 20_000 && code < 22_000) return requestWords;
  return undefined;
}
