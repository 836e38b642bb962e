import type { LocalTwilio } from '../../local-twilio/local-twilio';
import { createLocalTwilio } from '../../local-twilio/local-twilio';
import { provisionBusinessNumber } from '../../scripts/provision/business-number';
import { findDeployedDomain } from '../../scripts/provision/deployed-domain';
import { findSenders } from '../../scripts/provision/find-senders';
import { provisionMessagingService } from '../../scripts/provision/messaging-service';
import { sdkFor } from '../local-twilio/sdk';

const phoneNumber = '+12025550100';
const domainName = 'ringback-4711-dev.twil.io';

let twilio: LocalTwilio;

beforeEach(async () => {
  twilio = await createLocalTwilio();
});
afterEach(() => twilio.close());

test('a number is pointed at the deployment: calls, texts, both fallbacks, the call status', async () => {
  const client = sdkFor(twilio);
  const { sid } = await client.incomingPhoneNumbers.create({ phoneNumber });

  const { changed } = await provisionBusinessNumber({ client, phoneNumber, domainName });

  expect(changed).toEqual(
    expect.arrayContaining([
      'voiceUrl',
      'voiceFallbackUrl',
      'statusCallback',
      'smsUrl',
      'smsFallbackUrl',
    ]),
  );
  expect(await client.incomingPhoneNumbers(sid).fetch()).toMatchObject({
    voiceUrl: `https://${domainName}/voice/incoming`,
    voiceMethod: 'POST',
    voiceFallbackUrl: `https://${domainName}/system/fallback`,
    statusCallback: `https://${domainName}/voice/status`,
    smsUrl: `https://${domainName}/messaging/incoming`,
    smsFallbackUrl: `https://${domainName}/system/fallback`,
  });
});

test('doing it again changes nothing and sends no update', async () => {
  const client = sdkFor(twilio);
  await client.incomingPhoneNumbers.create({ phoneNumber });
  await provisionBusinessNumber({ client, phoneNumber, domainName });

  const { changed } = await provisionBusinessNumber({ client, phoneNumber, domainName });

  expect(changed).toEqual([]);
  const updates = twilio.exchange.timeline
    .list()
    .filter(
      (event) => event.kind === 'api' && event.exchange.operation === 'UpdateIncomingPhoneNumber',
    );
  expect(updates).toHaveLength(1);
});

test('one setting that somebody changed by hand is put right', async () => {
  const client = sdkFor(twilio);
  const { sid } = await client.incomingPhoneNumbers.create({ phoneNumber });
  await provisionBusinessNumber({ client, phoneNumber, domainName });
  await client.incomingPhoneNumbers(sid).update({ smsUrl: 'https://elsewhere.example/' });

  expect(await provisionBusinessNumber({ client, phoneNumber, domainName })).toMatchObject({
    changed: ['smsUrl'],
  });
});

test('a number that the account does not own is refused, with what to do', async () => {
  await expect(
    provisionBusinessNumber({ client: sdkFor(twilio), phoneNumber, domainName }),
  ).rejects.toMatchObject({ code: 'number_not_owned' });
});

test('an environment that was never deployed is refused, with what to do', async () => {
  await expect(
    findDeployedDomain({ client: sdkFor(twilio), serviceName: 'ringback', environment: 'stage' }),
  ).rejects.toMatchObject({ code: 'not_deployed' });
});

test('the domain of a deployed environment is found by its suffix', async () => {
  const client = sdkFor(twilio);
  const service = await client.serverless.v1.services.create({
    uniqueName: 'ringback',
    friendlyName: 'ringback',
  });
  const environments = client.serverless.v1.services(service.sid).environments;
  await environments.create({ uniqueName: 'dev-environment', domainSuffix: 'dev' });
  const production = await environments.create({ uniqueName: 'production' });

  expect(await findDeployedDomain({ client, serviceName: 'ringback', environment: '' })).toBe(
    production.domainName,
  );
});

describe('the Messaging Service', () => {
  const named = { friendlyName: 'Ringback', domainName };

  test('is made once, reports to the deployment and leaves texts to the number’s own URL', async () => {
    const client = sdkFor(twilio);
    const { sid: phoneNumberSid } = await client.incomingPhoneNumbers.create({ phoneNumber });

    const first = await provisionMessagingService({ client, ...named, phoneNumberSid });
    const again = await provisionMessagingService({ client, ...named, phoneNumberSid });

    expect(first.changed).toEqual(['service', 'number']);
    expect(again).toEqual({ sid: first.sid, changed: [] });
    const service = client.messaging.v1.services(first.sid);
    expect(await service.fetch()).toMatchObject({
      friendlyName: 'Ringback',
      statusCallback: `https://${domainName}/messaging/status`,
      useInboundWebhookOnNumber: true,
    });
    expect((await service.phoneNumbers.list()).map(({ sid }) => sid)).toEqual([phoneNumberSid]);
  });

  test('that somebody changed by hand is put right', async () => {
    const client = sdkFor(twilio);
    const { sid: phoneNumberSid } = await client.incomingPhoneNumbers.create({ phoneNumber });
    const { sid } = await provisionMessagingService({ client, ...named, phoneNumberSid });
    await client.messaging.v1.services(sid).update({ useInboundWebhookOnNumber: false });

    const { changed } = await provisionMessagingService({ client, ...named, phoneNumberSid });

    expect(changed).toEqual(['useInboundWebhookOnNumber']);
  });

  test('cannot take a number that is in another service, and says what to do', async () => {
    const client = sdkFor(twilio);
    const { sid: phoneNumberSid } = await client.incomingPhoneNumbers.create({ phoneNumber });
    const other = await client.messaging.v1.services.create({ friendlyName: 'Newsletter' });
    await client.messaging.v1.services(other.sid).phoneNumbers.create({ phoneNumberSid });

    await expect(
      provisionMessagingService({ client, ...named, phoneNumberSid }),
    ).rejects.toMatchObject({ code: 'number_in_other_service' });
  });

  test('with a name in it lets the business send from number, name, WhatsApp and mail', async () => {
    const client = sdkFor(twilio);
    const { sid: phoneNumberSid } = await client.incomingPhoneNumbers.create({ phoneNumber });
    const { sid } = await provisionMessagingService({ client, ...named, phoneNumberSid });
    await client.messaging.v1.services(sid).alphaSenders.create({ alphaSender: 'NORTHS' });

    const senders = await findSenders({
      client,
      phoneNumber,
      phoneNumberSid,
      messagingServiceSid: sid,
      emailAddress: 'desk@example.com',
      whatsapp: 'enabled',
    });

    expect(senders.map(({ kind, address }) => [kind, address])).toEqual([
      ['long-code', phoneNumber],
      ['alphanumeric', 'NORTHS'],
      ['whatsapp', `whatsapp:${phoneNumber}`],
      ['email', 'desk@example.com'],
    ]);
    expect(senders[0]).toMatchObject({ sendsMedia: true, messagingServiceSid: sid });
  });
});
