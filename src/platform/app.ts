import { randomUUID } from 'node:crypto';
import { type Business, findBusiness } from './business';
import { type Clock, systemClock } from './clock';
import { type Database, databaseAt, type Queries } from './database/connection';
import { type Environment, readEnvironment } from './environment';
import type { FunctionContext } from './functions-runtime';
import { createLog, type Log } from './log';
import { type MailSender, mailSender } from './mail-sender';
import { askOwnFunction } from './own-functions';
import { type TwilioMessages, twilioMessages } from './twilio-messages';

/** Everything that a feature may reach: time, chance, log, store, the business, Twilio and mail. */
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
  /** Twilio's messages. */
  messages: TwilioMessages;
  /** SendGrid. */
  mail: MailSender;
  /** Chance, at least 0 and less than 1. */
  random(): number;
  /** A new UUID. */
  newId(): string;
  /**
   * Starts the scheduled work in a request of its own, which outlives this one.
   * @throws Error when it cannot be started; the next minute's run will do the work
   */
  startJobs(): Promise<void>;
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
    messages: twilioMessages(context),
    mail: mailSender(environment),
    random: Math.random,
    newId: randomUUID,
    async startJobs() {
      const { DOMAIN_NAME: domain, JOB_SECRET: secret } = environment;
      // Without the secret the gate is closed, and its own log says so.
      if (secret !== undefined) await askOwnFunction({ domain, path: '/jobs/run', secret });
    },
  };
}
