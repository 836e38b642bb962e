/** What one element of Messaging TwiML may carry. */
export interface MessagingElement {
  attributes: readonly string[];
  children: readonly string[];
}

/** The elements of Messaging TwiML that are covered. Source: Twilio "TwiML for Programmable Messaging". */
export const messagingElements: Readonly<Record<string, MessagingElement>> = {
  Response: { attributes: [], children: ['Message', 'Redirect'] },
  Message: {
    attributes: ['to', 'from', 'action', 'method', 'statusCallback'],
    children: ['Body', 'Media'],
  },
  Body: { attributes: [], children: [] },
  Media: { attributes: [], children: [] },
  Redirect: { attributes: ['method'], children: [] },
};
