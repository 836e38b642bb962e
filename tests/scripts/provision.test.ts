import type { LocalTwilio } from '../../local-twilio/local-twilio';
import { createLocalTwilio } from '../../local-twilio/local-twilio';
import { provisionBusinessNumber } from '../../scripts/provision/business-number';
import { findDeployedDomain } from '../../scripts/provision/deployed-domain';
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
