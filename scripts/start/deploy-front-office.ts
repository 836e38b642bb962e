import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import twilioSdk, { type Twilio } from 'twilio';
import type { LocalTwilio } from '../../local-twilio/local-twilio';
import { installPreload } from '../../local-twilio/preload/preload.cjs';
import type { Sender } from '../../src/messaging/senders/sender';
import { deploy } from '../deploy/deploy';
import { provisionBusinessNumber } from '../provision/business-number';
import { findSenders } from '../provision/find-senders';
import { provisionMailEvents } from '../provision/mail-events';
import { provisionMessagingService } from '../provision/messaging-service';
import { localSecrets } from './local-secrets';

/** The demo's numbers, from the range that is kept for fiction. */
export const demoNumbers = {
  business: '+12025550100',
  frontDesk: '+12025550101',
} as const;

/** Where the demo's mail comes from. */
export const demoEmailAddress = 'desk@example.com';

/** The SDK, unmodified, for scripts of this process: its requests go to the local Twilio. */
export function clientFor(twilio: LocalTwilio): Twilio {
  // Not by URL, which drops the port where it is 80.
  installPreload({ address: twilio.address.replace('http://', '') });
  return twilioSdk(twilio.accounts.live.sid, twilio.accounts.live.authToken);
}

/** Deploys what is built to the local Twilio, with the real twilio-run. Answers the domain. */
export async function deployFrontOffice({
  twilio,
  databaseUrl,
  folder,
}: {
  twilio: LocalTwilio;
  /** `postgres://…` */
  databaseUrl: string;
  /** Where the secrets are kept, and the environment's variables are written for twilio-run. */
  folder: string;
}): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const envFile = join(folder, 'deploy.env');
  const { live, sendgridApiKey } = twilio.accounts;
  const { jobSecret, partnerSecret } = localSecrets(folder);
  const variables = {
    ACCOUNT_SID: live.sid,
    AUTH_TOKEN: live.authToken,
    DATABASE_URL: databaseUrl,
    BUSINESS_PHONE_NUMBER: demoNumbers.business,
    FRONT_DESK_PHONE_NUMBER: demoNumbers.frontDesk,
    JOB_SECRET: jobSecret,
    PARTNER_SECRETS: partnerSecret,
    SENDGRID_API_KEY: sendgridApiKey,
    EMAIL_FROM_ADDRESS: demoEmailAddress,
  };
  const lines = Object.entries(variables).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(envFile, lines.join(''), { mode: 0o600 });
  const { domainName } = await deploy({
    environment: 'dev',
    envFile,
    localTwilio: twilio.address,
  });
  await provisionMailEvents({ apiKey: sendgridApiKey, jobSecret, domainName });
  return domainName;
}

/**
 * Points the business number at the deployment and makes its Messaging Service, as on a live account.
 * Answers what the business sends from, for its database.
 */
export async function provisionFrontOffice({
  client,
  domainName,
}: {
  client: Twilio;
  domainName: string;
}): Promise<Sender[]> {
  const phoneNumber = demoNumbers.business;
  const number = await provisionBusinessNumber({ client, phoneNumber, domainName });
  const service = await provisionMessagingService({
    client,
    friendlyName: 'Ringback',
    domainName,
    phoneNumberSid: number.sid,
  });
  return await findSenders({
    client,
    phoneNumber,
    phoneNumberSid: number.sid,
    messagingServiceSid: service.sid,
    emailAddress: demoEmailAddress,
    whatsapp: 'enabled',
  });
}
