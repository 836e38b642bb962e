import { type Business, findBusiness } from './business';
import { type Clock, systemClock } from './clock';
import { type Database, databaseAt, type Queries } from './database/connection';
import { type Environment, readEnvironment } from './environment';
import type { FunctionContext } from './functions-runtime';
import { createLog, type Log } from './log';

/** A text to be sent; numbers in E.164, or with a channel's prefix as `whatsapp:+12025550147`. */
export interface OutgoingMessage {
  to: string;
  from: string;
  body: string;
  /** The absolute URL that Twilio tells about the delivery. */
  statusCallback: string;
}

/** Everything that a feature may reach: time, log, store, the business and Twilio. */
export interface App {
  clock: Clock;
  log: Log;
  environment: Environment;
  database: Database;
  /**
   * The business that this deployment answers for.
   * @param queries the transaction to read it in. Inside one this is needed: there is one
   *   connection, and a query beside the transaction would wait for its end for ever.
   * @throws AppError `business_not_found`
   */
  business(queries?: Queries): Promise<Business>;
  /**
   * Hands one message to Twilio. Loads the SDK with its first use (90 ms).
   * @returns Twilio's SID and first status of the message
   * @throws the SDK's RestException with Twilio's error code when it is refused
   */
  sendMessage(message: OutgoingMessage): Promise<{ sid: string; status: string }>;
}

/** @throws AppError `environment_invalid` */
export function createApp(context: FunctionContext): App {
  const environment = readEnvironment(context);
  const log = createLog({ level: environment.LOG_LEVEL });
  const database = databaseAt({ url: environment.DATABASE_URL, log });
  return {
    clock: systemClock,
    log,
    environment,
    database,
    business: (queries = database) =>
      findBusiness({ database: queries, phoneNumber: environment.BUSINESS_PHONE_NUMBER }),
    sendMessage: (message) => context.getTwilioClient().messages.create(message),
  };
}
