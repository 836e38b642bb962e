import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { sdkFor } from '../sdk';

let local: LocalTwilio;

beforeEach(async () => {
  local = await createLocalTwilio();
});

afterEach(() => local.close());

test('an application is created, changed, found by name and deleted', async () => {
  const client = sdkFor(local);
  await client.applications.create({ friendlyName: 'Other' });
  const created = await client.applications.create({
    friendlyName: 'Front office',
    voiceUrl: 'https://app.example.com/voice',
    smsMethod: 'GET',
  });
  expect(created).toMatchObject({
    friendlyName: 'Front office',
    voiceUrl: 'https://app.example.com/voice',
    voiceMethod: 'POST',
    smsMethod: 'GET',
    smsUrl: '',
  });

  const messageStatusCallback = 'https://app.example.com/status';
  const updated = await client.applications(created.sid).update({ messageStatusCallback });
  expect(updated).toMatchObject({ messageStatusCallback, friendlyName: 'Front office' });
  expect(await client.applications(created.sid).fetch()).toMatchObject({ messageStatusCallback });

  const found = await client.applications.list({ friendlyName: 'Front office' });
  expect(found.map(({ sid }) => sid)).toEqual([created.sid]);
  expect(await client.applications.list()).toHaveLength(2);

  expect(await client.applications(created.sid).remove()).toBe(true);
  await expect(client.applications(created.sid).fetch()).rejects.toMatchObject({ code: 20404 });
  await expect(client.applications(created.sid).remove()).rejects.toMatchObject({ code: 20404 });
});

test('what is no URL is refused', async () => {
  await expect(
    sdkFor(local).applications.create({ messageStatusCallback: 'ftp://app.example.com' }),
  ).rejects.toMatchObject({ status: 400, code: 21402 });
});
