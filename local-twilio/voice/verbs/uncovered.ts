/** Verbs that Twilio has and calls on the local Twilio do not run yet: an alert names them. */
export const uncoveredVerbs = [
  'Connect',
  'Echo',
  'Enqueue',
  'Leave',
  'Pay',
  'Prompt',
  'Refer',
  'Sms',
  'Start',
  'Stop',
] as const;

/** Nouns of `<Dial>` that are not covered yet. */
export const uncoveredDialNouns = [
  'Application',
  'Client',
  'Conference',
  'Queue',
  'Sim',
  'Sip',
  'WhatsApp',
] as const;
