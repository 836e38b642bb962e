import type { FunctionContext } from './functions-runtime';

/** A message to be sent; addresses in E.164, or with a channel's prefix as `whatsapp:+12025550147`. */
export interface OutgoingMessage {
  to: string;
  from: string;
  /** Absent when a registered WhatsApp template says it all. */
  body?: string;
  mediaUrl?: string[];
  contentSid?: string;
  /** JSON, as `{"1":"Maya"}`. */
  contentVariables?: string;
  /** The absolute URL that Twilio tells about the delivery. */
  statusCallback: string;
  /** Seconds after which Twilio need not send it any more: 1 to 36,000. */
  validityPeriod?: number;
  /** Message Scheduling needs the service that the sender belongs to. */
  messagingServiceSid?: string;
  scheduleType?: 'fixed';
  sendAt?: Date;
}

/** A message as Twilio lists it. */
export interface ListedMessage {
  sid: string;
  from: string | undefined;
  body: string;
  status: string;
  createdAt: Date;
}

/** How a message fares, as Twilio has it. */
export interface FetchedMessage {
  /** As it was sent to: `+1…` or `whatsapp:+1…`. */
  to: string;
  status: string;
  errorCode: number | undefined;
}

/** The part of Twilio that messages need. */
export interface TwilioMessages {
  /**
   * Hands one message to Twilio.
   * @returns Twilio's SID and first status of the message
   * @throws the SDK's RestException with Twilio's error code when it is refused
   */
  send(message: OutgoingMessage): Promise<{ sid: string; status: string }>;
  /** Takes a scheduled message back. @throws RestException 30409 when it has gone out */
  cancel(sid: string): Promise<void>;
  /** How one message fares. @throws RestException 20404 when there is no such message */
  fetch(sid: string): Promise<FetchedMessage>;
  /** What the API sent to an address since a time, the newest first. */
  listTo(asked: { to: string; since: Date }): Promise<ListedMessage[]>;
  /** What WhatsApp says of the account's templates, in Twilio's words (`approved`), by their SIDs. */
  approvals(): Promise<ReadonlyMap<string, string>>;
  /** ms that Twilio asked to wait when it last answered 429; undefined when it did not say. */
  retryAfter(): number | undefined;
}

/** No person gets more texts from us between an attempt and a look after it. */
const mostListed = 50;

/** Twilio by its SDK, which is loaded with the first use (90 ms). */
export function twilioMessages(context: FunctionContext): TwilioMessages {
  let known: ReturnType<FunctionContext['getTwilioClient']> | undefined;
  let retryAfter: number | undefined;
  const client = (): NonNullable<typeof known> => {
    if (known) return known;
    known = context.getTwilioClient();
    // The SDK's error tells no headers, so Retry-After is read on its way in.
    const { httpClient } = known;
    const request = httpClient.request.bind(httpClient);
    httpClient.request = async (options) => {
      const response = await request(options);
      const seconds = Number(headerIn(response, 'retry-after'));
      if (seconds > 0) retryAfter = seconds * 1000;
      return response;
    };
    return known;
  };
  return {
    send: (message) => client().messages.create(message),
    async cancel(sid) {
      await client().messages(sid).update({ status: 'canceled' });
    },
    async fetch(sid) {
      const { to, status, errorCode } = await client().messages(sid).fetch();
      // The SDK's type leaves out that there is none.
      return { to, status, errorCode: errorCode || undefined };
    },
    async listTo({ to, since }) {
      // DateSent is empty until a message has gone out, so a filter by it would hide the youngest.
      const messages = await client().messages.list({ to, limit: mostListed });
      return messages
        .filter(
          ({ direction, dateCreated }) => direction === 'outbound-api' && dateCreated >= since,
        )
        .map((message) => ({
          sid: message.sid,
          from: message.from ?? undefined,
          body: message.body,
          status: message.status,
          createdAt: message.dateCreated,
        }));
    },
    async approvals() {
      const contents = await client().content.v1.contentAndApprovals.list();
      return new Map(
        contents.map(({ sid, approvalRequests }) => [
          sid,
          String(Reflect.get(approvalRequests, 'status')),
        ]),
      );
    },
    retryAfter: () => retryAfter,
  };
}

function headerIn(response: object, name: string): unknown {
  return Reflect.get(Object(Reflect.get(response, 'headers')), name);
}
