import { templates } from '../src/messaging/templates/index';
import { domainSuffixOf, requireVariable } from './configuration/environment-file';
import { chooseEnvironment, clientOf } from './configuration/live-account';
import { provisionBusinessNumber } from './provision/business-number';
import { findDeployedDomain } from './provision/deployed-domain';
import { findSenders } from './provision/find-senders';
import { provisionMailEvents } from './provision/mail-events';
import {
  dltRegistrations,
  registerTemplates,
  type TemplateRegistration,
} from './provision/message-templates';
import { provisionMessagingService } from './provision/messaging-service';
import { writeRegistrations } from './provision/write-registrations';
import { writeSenders } from './provision/write-senders';
import { runScript } from './run-script';

/**
 * `npm run provision [-- --environment stage]`: points a live account's number at its deployment,
 * makes its Messaging Service, and tells the database what the business can send from.
 */
async function main(): Promise<void> {
  const chosen = chooseEnvironment();
  const client = clientOf(chosen);
  const domainName = await findDeployedDomain({
    client,
    serviceName: 'ringback',
    environment: domainSuffixOf(chosen.environment),
  });
  const { phoneNumber, sid, changed } = await provisionBusinessNumber({
    client,
    phoneNumber: requireVariable(chosen.variables, 'BUSINESS_PHONE_NUMBER'),
    domainName,
  });
  process.stdout.write(
    changed.length === 0
      ? `${phoneNumber} already points at ${domainName}.\n`
      : `${phoneNumber} now points at ${domainName} (changed: ${changed.join(', ')}).\n`,
  );
  const suffix = domainSuffixOf(chosen.environment);
  const service = await provisionMessagingService({
    client,
    friendlyName: suffix === '' ? 'Ringback' : `Ringback ${suffix}`,
    domainName,
    phoneNumberSid: sid,
  });
  const senders = await findSenders({
    client,
    phoneNumber,
    phoneNumberSid: sid,
    messagingServiceSid: service.sid,
    emailAddress: chosen.variables.EMAIL_FROM_ADDRESS,
    whatsapp: 'look-up',
  });
  const store = {
    connectionString: requireVariable(chosen.variables, 'DATABASE_URL'),
    businessPhoneNumber: phoneNumber,
  };
  await writeSenders({ ...store, senders });
  process.stdout.write(`It sends from: ${senders.map(({ address }) => address).join(', ')}.\n`);
  const { SENDGRID_API_KEY: apiKey } = chosen.variables;
  if (apiKey) {
    const jobSecret = requireVariable(chosen.variables, 'JOB_SECRET');
    await provisionMailEvents({ apiKey, jobSecret, domainName });
    process.stdout.write('SendGrid tells it how mails fare.\n');
  }
  const hasWhatsApp = senders.some(({ channel }) => channel === 'whatsapp');
  const registrations = hasWhatsApp
    ? await registerTemplates({ client, templates })
    : templates.flatMap(dltRegistrations);
  await writeRegistrations({ ...store, registrations, now: new Date() });
  if (hasWhatsApp) process.stdout.write(`${describeRegistrations(registrations)}\n`);
}

/** How many templates may be sent on WhatsApp, and which never will as they are. */
function describeRegistrations(registrations: readonly TemplateRegistration[]): string {
  const inState = (wanted: TemplateRegistration['state']): TemplateRegistration[] =>
    registrations.filter(({ scheme, state }) => scheme === 'whatsapp' && state === wanted);
  const rejected = inState('rejected').map(({ template, language }) => `${template} (${language})`);
  const counts = `WhatsApp templates: ${inState('approved').length} approved, ${inState('pending').length} waiting for approval`;
  return rejected.length === 0 ? `${counts}.` : `${counts}; rejected: ${rejected.join(', ')}.`;
}

runScript('provision', main);
