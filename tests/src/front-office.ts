import './twilio-runtime';
import { sql } from 'kysely';
import { seedDemoData } from '../../scripts/demo-data';
import type { App } from '../../src/platform/app';
import { findBusiness } from '../../src/platform/business';
import type { Clock } from '../../src/platform/clock';
import { closeDatabaseAt, databaseAt } from '../../src/platform/database/connection';
import { createLog } from '../../src/platform/log';
import type { OutgoingMail } from '../../src/platform/mail-sender';
import type { OutgoingMessage } from '../../src/platform/twilio-messages';
import { openTestDatabase } from '../database/open-test-database';
import { type Answers, notingTwilio } from './noting-twilio';

export const businessNumber = '+12025550100';
export const owner = '+12025550101';
export const sara = '+12025550121';
export const ben = '+12025550122';
export const maya = '+12025550147';
export const tom = '+12025550148';

export const accountSid = `AC${'0'.repeat(32)}`;

export const jobSecret = 'a-cron-service-proves-itself-with-this';
export const partnerSecret = 'the-clinics-own-system-signs-with-this';

/** The app on a real database with the demo's people, a clock that stands still, and a Twilio that notes. */
export interface FrontOffice {
  app: App;
  /** The texts that were handed to Twilio. */
  sent: OutgoingMessage[];
  mails: OutgoingMail[];
  /** SIDs of scheduled messages that were taken back. */
  cancelled: string[];
  /** How often scheduled work was started in a request of its own. */
  jobsStarted(): number;
  /** What Twilio answers to the next texts; undefined means: accepted. */
  refuseWith(error: Error | undefined): void;
  /** The same, with everything that an answer may be. */
  twilioAnswers(answers: Answers): void;
  timeIs(instant: string): void;
  timePasses(milliseconds: number): void;
  /** Forgets calls and messages, and sets the clock back to a Friday morning. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

const fridayMorning = '2026-11-20T15:00:00Z';

export async function openFrontOffice(): Promise<FrontOffice> {
  const { connectionString, close } = await openTestDatabase();
  let now = new Date(fridayMorning);
  await seedDemoData({
    connectionString,
    businessPhoneNumber: businessNumber,
    clockNow: now,
    hours: 'business',
  });
  const log = createLog({ level: 'error', write: () => {} });
  const database = databaseAt({ url: connectionString, log });
  const twilio = notingTwilio(() => now);
  let jobsStarted = 0;
  let ids = 0;
  const clock: Clock = {
    now: () => now,
    after: () => ({ elapsed: new Promise(() => {}), cancel: () => {} }),
  };
  const app: App = {
    clock,
    log,
    database,
    environment: {
      DATABASE_URL: connectionString,
      BUSINESS_PHONE_NUMBER: businessNumber,
      FRONT_DESK_PHONE_NUMBER: owner,
      JOB_SECRET: jobSecret,
      PARTNER_SECRETS: [partnerSecret],
      DAILY_MESSAGE_BUDGET: 50,
      LOG_LEVEL: 'error',
      ACCOUNT_SID: accountSid,
      DOMAIN_NAME: 'ringback-test.twil.io',
      PATH: '/',
    },
    business: (queries = database) =>
      findBusiness({ database: queries, phoneNumber: businessNumber }),
    messages: twilio.messages,
    mail: twilio.mail,
    random: () => 0.5,
    newId: () => {
      ids += 1;
      return `00000000-0000-4000-8000-${ids.toString(16).padStart(12, '0')}`;
    },
    async startJobs() {
      jobsStarted += 1;
    },
  };
  return {
    app,
    sent: twilio.sent,
    mails: twilio.mails,
    cancelled: twilio.cancelled,
    jobsStarted: () => jobsStarted,
    refuseWith: (error) => {
      twilio.answers = error ? { kind: 'refuses', error } : { kind: 'accepts' };
    },
    twilioAnswers: (answers) => {
      twilio.answers = answers;
    },
    timeIs: (instant) => {
      now = new Date(instant);
    },
    timePasses: (milliseconds) => {
      now = new Date(now.getTime() + milliseconds);
    },
    async reset() {
      now = new Date(fridayMorning);
      twilio.reset();
      jobsStarted = 0;
      await sql`truncate calls, voicemails, conversations, support_sessions, support_tickets, ticket_messages,
        order_events, contacts, inbound_messages, inbound_media,
        appointments, appointment_history, appointment_reminders, appointment_questions,
        outbox, outbox_attempts, deliveries, delivery_reports, spending, broadcasts,
        template_registrations, partner_requests, consents, consent_events, senders restart identity`.execute(
        database,
      );
    },
    async close() {
      await closeDatabaseAt(connectionString);
      await close();
    },
  };
}

/** A SID as Twilio's: two letters and 32 hexadecimal digits. */
export function sidOf(prefix: 'CA' | 'SM' | 'RE', number: number): string {
  return `${prefix}${number.toString(16).padStart(32, '0')}`;
}
